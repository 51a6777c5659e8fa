#pragma once

#include <string_view>

#include "domain/delegate.hpp"

namespace convene::web {

// The colour of a tag. The words in it say the same.
enum class Tone { places, few, waiting, closed };

// The tone's name in the styles.
constexpr std::string_view slug_of(Tone tone) {
  switch (tone) {
    case Tone::places:
      return "places";
    case Tone::few:
      return "few";
    case Tone::waiting:
      return "waiting";
    case Tone::closed:
      return "closed";
  }
  return {};
}

constexpr Tone state_tone(domain::DelegateState state) {
  switch (state) {
    case domain::DelegateState::confirmed:
      return Tone::places;
    case domain::DelegateState::waiting:
      return Tone::waiting;
    case domain::DelegateState::offered:
      return Tone::few;
    case domain::DelegateState::cancelled:
    case domain::DelegateState::expired:
    case domain::DelegateState::declined:
      return Tone::closed;
  }
  return {};
}

}  // namespace convene::web
