#pragma once

#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/delegate.hpp"
#include "domain/problem.hpp"

// What the office changes about somebody, each a step of an act that settle() ends.
namespace convene::services {

class PlaceKeeper;

// Other roles at this event. Who needs a seat from now on takes a free one, behind everybody who
// waits, or gets event_full; who needs none any more lets go of theirs, or stops waiting and is
// confirmed. A support companion who becomes something else comes on their own from then on.
// REQUIRES: the roles are the catalogue's, and there is at least one.
domain::result<void> change_roles(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                  const std::vector<std::string>& roles,
                                  const domain::Catalogue& catalogue);

// Wherever the person has a place or waits. `sector_text`: where the sector asks for it.
void change_sector(PlaceKeeper& keeper, const domain::Delegate& delegate, const std::string& sector,
                   const std::string& sector_text);
void change_organisation(PlaceKeeper& keeper, const domain::Delegate& delegate,
                         const std::string& organisation);

}  // namespace convene::services
