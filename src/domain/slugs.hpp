#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace convene::domain {

// The words under which an enumeration is stored and sent, in both directions.
template <class Enum, std::size_t count>
struct Slugs {
  std::array<std::pair<Enum, std::string_view>, count> words;

  std::string_view of(Enum value) const {
    const auto found = std::ranges::find(words, value, &std::pair<Enum, std::string_view>::first);
    if (found == words.end()) throw std::logic_error("a value without a slug");
    return found->second;
  }
  std::optional<Enum> from(std::string_view slug) const {
    const auto found = std::ranges::find(words, slug, &std::pair<Enum, std::string_view>::second);
    if (found == words.end()) return std::nullopt;
    return found->first;
  }
};

template <class Enum, std::size_t count>
constexpr Slugs<Enum, count> slugs(const std::pair<Enum, std::string_view> (&words)[count]) {
  return {std::to_array(words)};
}

}  // namespace convene::domain
