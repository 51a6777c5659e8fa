#include "services/places/offer_terms.hpp"

#include <algorithm>

#include "domain/offer_clock.hpp"
#include "storage/connection.hpp"
#include "storage/offer_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {

domain::OfferTerms offer_terms(storage::Connection& connection, const domain::Offer& offer,
                               const domain::WaitingListEntry& entry, UtcTime event_starts_at,
                               UtcTime now) {
  const auto clock_from = offer.clock_from.value_or(now);
  const auto expired = storage::WaitingListStore(connection).expired_offers(offer.party);
  return {.clock_runs = offer.clock_from.has_value(),
          // Where no mail starts its clock, it is due when it ends.
          .ends_at = offer.clock_from
                         ? offer.due_at
                         : std::max(offer.due_at,
                                    domain::offer_ends_at(now, {.was_asked_for = offer.is_extended},
                                                          event_starts_at)),
          .extended_ends_at = domain::offer_ends_at(
              clock_from, {.was_asked_for = true, .for_lost_mail = offer.is_prolonged},
              event_starts_at),
          .is_extended = offer.is_extended,
          .positions_left = std::max(0, domain::kept_position_max - entry.kept_position),
          .is_last = expired == domain::expired_offers_max - 1,
          .is_unread = storage::OfferStore(connection).is_unread(offer.id)};
}

}  // namespace convene::services
