#pragma once

#include <optional>
#include <vector>

#include "domain/waiting_list_entry.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Table offer.
class OfferStore {
 public:
  explicit OfferStore(Connection& connection) : connection_(connection) {}

  // `due_at`: when its clock starts by itself. REQUIRES: the party has no open offer.
  domain::OfferId add(const domain::WaitingListEntry& entry, UtcTime made_at, UtcTime due_at);

  std::optional<domain::Offer> by_id(domain::OfferId id) const;
  std::optional<domain::Offer> open_of(domain::PartyId party) const;
  // The last one made to somebody there, open or ended.
  std::optional<domain::Offer> last_of(domain::WaitingListEntryId entry) const;
  // Open ones that are due by then, by when they are due.
  std::vector<domain::Offer> due(UtcTime now) const;

  // `flagged`: no mail reached them.
  void start_clock(domain::OfferId id, UtcTime from, UtcTime ends_at, bool flagged);
  void extend(domain::OfferId id, UtcTime due_at);
  void set_due(domain::OfferId id, UtcTime due_at);
  void end(domain::OfferId id, domain::OfferOutcome outcome, UtcTime at);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
