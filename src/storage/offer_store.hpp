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
  // Whether it is open and, for all that is known, nothing of it has reached them (view
  // unread_offer).
  bool is_unread(domain::OfferId id) const;
  // Open ones whose clock does not run yet, or that nobody has read.
  std::vector<domain::Offer> untold() const;
  // Open ones that are due by then, by when they are due.
  std::vector<domain::Offer> due(UtcTime now) const;

  // `flagged`: no mail has reached them so far.
  void start_clock(domain::OfferId id, UtcTime from, UtcTime ends_at, bool flagged);
  void extend(domain::OfferId id, UtcTime due_at);
  void flag(domain::OfferId id);
  // Gives the time that a lost mail gives once.
  void prolong(domain::OfferId id, UtcTime due_at);
  // The office told them by phone.
  void record_reached(domain::OfferId id, UtcTime at);
  // It ran out, and does not count. REQUIRES: it has ended.
  void mark_uncounted(domain::OfferId id);
  void set_due(domain::OfferId id, UtcTime due_at);
  void end(domain::OfferId id, domain::OfferOutcome outcome, UtcTime at);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
