#pragma once

#include <string>

#include "domain/booking.hpp"
#include "domain/details.hpp"
#include "domain/problem.hpp"

// An act of people on a booking that they have, by their link, or of the office for them: one
// transaction. A repeat changes nothing and succeeds.
namespace convene::services {

class PlaceKeeper;

// What stands about somebody is put right. A link belongs to an address: with a new one a new link
// goes there, the links that were sent before end, and the former address is told so; an
// offer that they missed under it is written again. `typed` is what somebody typed.
// Problems: invalid_input; already_booked; ask_organiser once all that they had is over.
domain::result<void> correct_details(PlaceKeeper& keeper, const domain::Booking& booking,
                                     const domain::DetailsOf& whose, const domain::Details& typed);

// What came of a corrected address.
struct CorrectedAddress {
  std::string email;                // as it is stored
  bool is_new = false;              // false: it was this one already, or differs in capitals alone
  int mails_written_again = 0;      // beside the one with the new link
  bool is_former_one_told = false;  // that its links have ended
};

// The same by the office, of the address of somebody on a booking alone: everything that they
// missed and that is still true is written again. `typed` is what somebody typed. Problems: those
// of correct_details(), at "email".
domain::result<CorrectedAddress> correct_address(PlaceKeeper& keeper,
                                                 const domain::Booking& booking,
                                                 const domain::DetailsOf& whose,
                                                 const std::string& typed);

}  // namespace convene::services
