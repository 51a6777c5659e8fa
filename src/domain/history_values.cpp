#include "domain/history_values.hpp"

#include "base/text.hpp"

namespace convene::domain {
namespace {

void read_rule(std::string_view rule, RulesFromHistory& rules) {
  const auto line = tidy_line(rule);
  const auto parts = split(line, ' ');
  if (parts.size() == 5 && parts[0] == "keep" && parts[3] == "until") {
    const auto places = whole_number<int>(parts[1]);
    const auto until = time_from_history(parts[4]);
    if (places && until) rules.holds.push_back({*places, std::string(parts[2]), *until});
  } else if (parts.size() == 4 && parts[0] == "at" && parts[1] == "most") {
    const auto places = whole_number<int>(parts[2]);
    if (!places) return;
    if (parts[3] == "organisation") {
      rules.organisation_ceiling = places;
    } else {
      rules.sector_ceilings.push_back({std::string(parts[3]), *places});
    }
  }
}

}  // namespace

std::string state_in_history(DelegateState state) { return std::string(slug_of(state)); }
std::optional<DelegateState> state_from_history(std::string_view text) {
  return delegate_state_from(text);
}

std::string number_in_history(std::int64_t number) { return std::to_string(number); }
std::optional<std::int64_t> number_from_history(std::string_view text) {
  return whole_number<std::int64_t>(text);
}

std::string time_in_history(UtcTime time) {
  return std::to_string(time.time_since_epoch().count());
}
std::optional<UtcTime> time_from_history(std::string_view text) {
  const auto seconds = whole_number<std::int64_t>(text);
  if (!seconds) return std::nullopt;
  return UtcTime{std::chrono::seconds{*seconds}};
}

std::string roles_in_history(const std::vector<std::string>& roles) { return join(roles, " "); }
std::vector<std::string> roles_from_history(std::string_view text) {
  const auto slugs = split(text, ' ');
  return {slugs.begin(), slugs.end()};
}

std::string rules_in_history(const RoomRules& rules) {
  std::vector<std::string> parts;
  parts.reserve(rules.holds.size() + rules.sector_ceilings.size() + 1);
  for (const auto& hold : rules.holds) {
    parts.push_back("keep " + std::to_string(hold.places) + " " +
                    (hold.sector.empty() ? hold.role : hold.sector) + " until " +
                    time_in_history(hold.keeps_until));
  }
  if (rules.organisation_ceiling) {
    parts.push_back("at most " + std::to_string(*rules.organisation_ceiling) + " organisation");
  }
  for (const auto& ceiling : rules.sector_ceilings) {
    parts.push_back("at most " + std::to_string(ceiling.places) + " " + ceiling.sector);
  }
  return join(parts, "; ");
}

RulesFromHistory rules_from_history(std::string_view text) {
  RulesFromHistory rules;
  for (const auto rule : split(text, ';')) read_rule(rule, rules);
  return rules;
}

}  // namespace convene::domain
