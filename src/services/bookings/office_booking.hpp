#pragma once

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/ids.hpp"
#include "domain/new_delegate.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Transaction;
}

namespace convene::services {

// Adds one person whom somebody in the office typed in: a booking of their own, with themselves as
// the contact. A step of a transaction; its problems are DelegateService::add()'s.
domain::result<domain::Booking> book_by_hand(storage::Transaction& transaction,
                                             domain::AccountId actor,
                                             const domain::NewDelegate& typed,
                                             const domain::Catalogue& catalogue);

}  // namespace convene::services
