#include "web/office/events/rules_form.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/office/rules_text.hpp"

namespace convene::web {
namespace {

std::optional<int> typed_number(std::string_view typed) {
  return whole_number<int>(tidy_line(typed));
}

// The moment at which the day ends in London.
std::optional<UtcTime> end_of(const TypedDate& typed) {
  const auto day = typed_number(typed.day);
  const auto month = typed_number(typed.month);
  const auto year = typed_number(typed.year);
  // A year of two digits would be one of the Romans.
  if (!day || !month || !year || *day < 1 || *month < 1 || *year < 2000 || *year > 2999) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return london::at(std::chrono::local_days{date} + std::chrono::days{1}, std::chrono::hours{0},
                    std::chrono::minutes{0});
}

// "Group 1: enter a whole number from 1 to 50": the form asks the same several times.
std::string about(const std::string& what, const domain::FieldError& error) {
  auto message = error.message;
  if (!message.empty() && message[0] >= 'A' && message[0] <= 'Z') message[0] += 'a' - 'A';
  return what + ": " + message;
}

TypedDate last_day_before(UtcTime moment) {
  const std::chrono::year_month_day date{london::day(moment - std::chrono::seconds{1})};
  return {std::to_string(static_cast<unsigned>(date.day())),
          std::to_string(static_cast<unsigned>(date.month())),
          std::to_string(static_cast<int>(date.year()))};
}

}  // namespace

std::string hold_field(std::size_t number, std::string_view part) {
  return fmt::format("holds.{}.{}", number, part);
}

std::string ceiling_field(std::string_view sector) { return fmt::format("ceiling.{}", sector); }

bool RulesForm::Hold::is_empty() const {
  return tidy_line(group + places + until.day + until.month + until.year).empty();
}

RulesForm RulesForm::of(const domain::RoomRules& rules, const domain::Catalogue& catalogue) {
  RulesForm form;
  for (const auto& hold : rules.holds) {
    form.holds.push_back({hold.sector.empty() ? std::string{role_prefix} + hold.role
                                              : std::string{sector_prefix} + hold.sector,
                          std::to_string(hold.places), last_day_before(hold.keeps_until)});
  }
  if (rules.organisation_ceiling) {
    form.organisation_ceiling = std::to_string(*rules.organisation_ceiling);
  }
  for (const auto& sector : catalogue.sectors) {
    const auto found =
        std::ranges::find(rules.sector_ceilings, sector.slug, &domain::SectorCeiling::sector);
    form.sector_ceilings.push_back({sector.slug, found == rules.sector_ceilings.end()
                                                     ? std::string{}
                                                     : std::to_string(found->places)});
  }
  return form;
}

RulesForm RulesForm::from(const http::FormData& form, const domain::Catalogue& catalogue) {
  RulesForm typed;
  for (std::size_t number = 0; number < domain::holds_max; ++number) {
    const auto field = [&](std::string_view part) {
      return std::string{form.get(hold_field(number, part))};
    };
    typed.holds.push_back(
        {field("group"),
         field("places"),
         {field("keeps_until.day"), field("keeps_until.month"), field("keeps_until.year")}});
  }
  typed.organisation_ceiling = std::string{form.get("organisation_ceiling")};
  for (const auto& sector : catalogue.sectors) {
    typed.sector_ceilings.push_back(
        {sector.slug, std::string{form.get(ceiling_field(sector.slug))}});
  }
  typed.remove_hold(form.get("remove"));
  std::erase_if(typed.holds, &Hold::is_empty);
  return typed;
}

void RulesForm::remove_hold(std::string_view number) {
  const auto index = typed_number(number);
  if (index && *index >= 0 && static_cast<std::size_t>(*index) < holds.size()) {
    holds.erase(holds.begin() + *index);
  }
}

std::vector<const RulesForm::SectorCeiling*> RulesForm::typed_ceilings() const {
  std::vector<const SectorCeiling*> typed;
  for (const auto& ceiling : sector_ceilings) {
    if (!tidy_line(ceiling.places).empty()) typed.push_back(&ceiling);
  }
  return typed;
}

domain::RoomRules RulesForm::rules() const {
  domain::RoomRules rules;
  for (const auto& hold : holds) {
    domain::Hold& kept = rules.holds.emplace_back();
    if (hold.group.starts_with(sector_prefix))
      kept.sector = hold.group.substr(sector_prefix.size());
    if (hold.group.starts_with(role_prefix)) kept.role = hold.group.substr(role_prefix.size());
    kept.places = typed_number(hold.places).value_or(0);
    kept.keeps_until = end_of(hold.until).value_or(UtcTime{});
  }
  if (!tidy_line(organisation_ceiling).empty()) {
    rules.organisation_ceiling = typed_number(organisation_ceiling).value_or(0);
  }
  for (const auto* ceiling : typed_ceilings()) {
    rules.sector_ceilings.push_back({ceiling->sector, typed_number(ceiling->places).value_or(0)});
  }
  return rules;
}

std::vector<domain::FieldError> RulesForm::errors(const std::vector<domain::FieldError>& found,
                                                  const domain::Catalogue& catalogue) const {
  auto errors = found;
  for (auto& error : errors) {
    // What is wrong with all groups together is said where they begin.
    if (error.field == "holds") error.field = hold_field(0, "places");
    if (error.field == "organisation_ceiling") error.message = about("One organisation", error);
    for (std::size_t number = 0; number < holds.size(); ++number) {
      if (!error.field.starts_with(hold_field(number, ""))) continue;
      if (error.field == hold_field(number, "keeps_until") && !end_of(holds[number].until)) {
        error.message = "Enter a date with day, month and year, like 27 3 2027";
      }
      error.message = about(fmt::format("Group {}", number + 1), error);
    }
    const auto ceilings = typed_ceilings();
    for (std::size_t number = 0; number < ceilings.size(); ++number) {
      if (!error.field.starts_with(fmt::format("sector_ceilings.{}.", number))) continue;
      error.field = ceiling_field(ceilings[number]->sector);
      error.message = about(group_text(ceilings[number]->sector, catalogue), error);
    }
  }
  return errors;
}

std::vector<std::pair<std::string, std::string>> RulesForm::fields() const {
  std::vector<std::pair<std::string, std::string>> fields;
  for (std::size_t number = 0; number < holds.size(); ++number) {
    const auto& hold = holds[number];
    fields.emplace_back(hold_field(number, "group"), hold.group);
    fields.emplace_back(hold_field(number, "places"), hold.places);
    fields.emplace_back(hold_field(number, "keeps_until.day"), hold.until.day);
    fields.emplace_back(hold_field(number, "keeps_until.month"), hold.until.month);
    fields.emplace_back(hold_field(number, "keeps_until.year"), hold.until.year);
  }
  fields.emplace_back("organisation_ceiling", organisation_ceiling);
  for (const auto* ceiling : typed_ceilings()) {
    fields.emplace_back(ceiling_field(ceiling->sector), ceiling->places);
  }
  return fields;
}

}  // namespace convene::web
