#include "web/manage/needs/text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace convene::web {
namespace {

std::string as_lines(std::vector<std::string> parts) {
  std::erase(parts, std::string());
  return join(parts, "\n");
}

std::vector<std::string> choice_texts(std::span<const domain::NeedsChoice> choices,
                                      const std::vector<std::string>& slugs) {
  std::vector<std::string> labels;
  labels.reserve(slugs.size());
  for (const auto& slug : slugs) {
    const auto choice = std::ranges::find(choices, slug, &domain::NeedsChoice::slug);
    labels.push_back(choice == choices.end() ? slug : std::string(choice->label));
  }
  return labels;
}

}  // namespace

std::string access_text(const domain::Needs& needs) {
  auto lines = choice_texts(domain::access_choices(), needs.access);
  lines.push_back(needs.access_text);
  return as_lines(std::move(lines));
}

std::string diet_text(const std::vector<std::string>& diet, const std::string& allergies,
                      const std::string& text) {
  auto chosen = choice_texts(domain::diet_choices(), diet);
  for (std::size_t index = 1; index < chosen.size(); ++index) {
    chosen[index] = ascii_lower(chosen[index]);
  }
  return as_lines(
      {join(chosen, ", "), allergies.empty() ? std::string() : "Allergies: " + allergies, text});
}

}  // namespace convene::web
