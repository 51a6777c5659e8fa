#pragma once

#include <string>
#include <string_view>

namespace convene::domain {

// What two ways to write one organisation have in common: "Leeds City Council", "leeds city
// council " and "Leeds  City-Council." are "leeds city council"; "St Mary's & St John's" is "st
// marys and st johns". Case, punctuation and white space do not count; letters with accents do, in
// either case. Empty if nothing is left: then no ceiling applies. REQUIRES: is_utf8(name).
std::string organisation_key(std::string_view name);

}  // namespace convene::domain
