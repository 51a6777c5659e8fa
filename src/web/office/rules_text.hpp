#pragma once

#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/room_rules.hpp"

// How kept places and limits read in the office.
namespace convene::web {

// "Parent or carer": of a sector or a role, by its slug.
std::string group_text(const std::string& slug, const domain::Catalogue& catalogue);
// "the end of 13 January 2027" where a day ends with that moment.
std::string until_text(UtcTime keeps_until);

// "6 places for Parent or carer until the end of 13 January 2027", in the order in which they are
// used.
std::vector<std::string> hold_text(const domain::RoomRules& rules,
                                   const domain::Catalogue& catalogue);
// "At most 3 people from one organisation"
std::vector<std::string> limit_text(const domain::RoomRules& rules,
                                    const domain::Catalogue& catalogue);

}  // namespace convene::web
