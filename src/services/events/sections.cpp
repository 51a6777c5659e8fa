#include "services/events/sections.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "services/events/event_plan.hpp"

namespace convene::services {
namespace {

// Puts one line where it belongs. False if it belongs nowhere.
bool add_line(std::vector<Section>& sections, std::string_view line) {
  const auto text = tidy_line(line);
  if (text.empty() || text.front() == '#') return true;
  if (text.front() == '[' && text.back() == ']') {
    sections.push_back({text.substr(1, text.size() - 2), {}});
    return true;
  }
  if (sections.empty()) return false;
  auto& lines = sections.back().lines;
  if (line.front() == ' ' || line.front() == '\t') {
    if (lines.empty()) return false;
    lines.back().second += ' ' + text;
    return true;
  }
  const auto colon = text.find(':');
  if (colon == std::string::npos) return false;
  lines.emplace_back(tidy_line(text.substr(0, colon)), tidy_line(text.substr(colon + 1)));
  return true;
}

}  // namespace

std::vector<std::string> Section::all(std::string_view key) const {
  std::vector<std::string> values;
  for (const auto& [own_key, value] : lines) {
    if (own_key == key) values.push_back(value);
  }
  return values;
}

std::vector<Section> read_sections(std::string_view text) {
  std::vector<Section> sections;
  int number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    if (!add_line(sections, line)) {
      throw EventPlanUnusable(
          fmt::format("line {} is neither \"[name]\" nor \"key: value\"", number));
    }
  }
  return sections;
}

}  // namespace convene::services
