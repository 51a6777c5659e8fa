#pragma once

#include "domain/offer_terms.hpp"
#include "domain/waiting_list_entry.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// REQUIRES: the offer is open, and is one of `entry`, whose event begins at `event_starts_at`.
domain::OfferTerms offer_terms(storage::Connection& connection, const domain::Offer& offer,
                               const domain::WaitingListEntry& entry, UtcTime event_starts_at,
                               UtcTime now);

}  // namespace convene::services
