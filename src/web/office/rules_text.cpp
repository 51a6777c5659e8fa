#include "web/office/rules_text.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"

namespace convene::web {
namespace {

std::string at_most(int places) { return "At most " + counted(places, "person", "people"); }

}  // namespace

std::string group_text(const std::string& slug, const domain::Catalogue& catalogue) {
  if (const auto* const sector = catalogue.sector(slug)) return sector->label;
  const auto* const role = catalogue.role(slug);
  return role ? role->label : slug;
}

std::string until_text(UtcTime keeps_until) {
  const auto last_moment = keeps_until - std::chrono::seconds{1};
  if (london::day(last_moment) == london::day(keeps_until)) {
    return london::date_and_time(keeps_until);
  }
  return "the end of " + london::short_date(last_moment);
}

std::vector<std::string> hold_text(const domain::RoomRules& rules,
                                   const domain::Catalogue& catalogue) {
  std::vector<std::string> lines;
  lines.reserve(rules.holds.size());
  for (const auto& hold : rules.holds) {
    lines.push_back(counted(hold.places, "place", "places") + " for " +
                    group_text(hold.sector.empty() ? hold.role : hold.sector, catalogue) +
                    " until " + until_text(hold.keeps_until));
  }
  return lines;
}

std::vector<std::string> limit_text(const domain::RoomRules& rules,
                                    const domain::Catalogue& catalogue) {
  std::vector<std::string> lines;
  if (rules.organisation_ceiling) {
    lines.push_back(at_most(*rules.organisation_ceiling) + " from one organisation");
  }
  for (const auto& ceiling : rules.sector_ceilings) {
    lines.push_back(at_most(ceiling.places) + " from " + group_text(ceiling.sector, catalogue));
  }
  return lines;
}

}  // namespace convene::web
