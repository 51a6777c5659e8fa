#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/room_rules.hpp"
#include "http/request.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {

// What the group of a hold is, in the form: "sector:education", "role:speaker".
constexpr std::string_view sector_prefix = "sector:";
constexpr std::string_view role_prefix = "role:";

// The names of its fields: "holds.0.places", "ceiling.education".
std::string hold_field(std::size_t number, std::string_view part);
std::string ceiling_field(std::string_view sector);

// The form of kept places and limits, as it was typed. Rows left empty are as if they were not
// there.
struct RulesForm {
  struct Hold {
    std::string group;
    std::string places;
    TypedDate until;  // the last day on which they are kept

    bool is_empty() const;
  };
  struct SectorCeiling {
    std::string sector;  // slug
    std::string places;
  };
  std::vector<Hold> holds;
  std::string organisation_ceiling;
  std::vector<SectorCeiling> sector_ceilings;  // every sector of the catalogue has one

  static RulesForm of(const domain::RoomRules& rules, const domain::Catalogue& catalogue);
  static RulesForm from(const http::FormData& form, const domain::Catalogue& catalogue);

  void remove_hold(std::string_view number);  // counts from 0; any other text removes none

  // What was typed as a number or a date and is none becomes one that domain::checked() refuses.
  domain::RoomRules rules() const;
  // What the service finds wrong with rules(), as fields of this form, each saying which it is
  // about.
  std::vector<domain::FieldError> errors(const std::vector<domain::FieldError>& found,
                                         const domain::Catalogue& catalogue) const;

  // Its fields, to be hidden on the page that asks whether to save them.
  std::vector<std::pair<std::string, std::string>> fields() const;

 private:
  std::vector<const SectorCeiling*> typed_ceilings() const;
};

}  // namespace convene::web
