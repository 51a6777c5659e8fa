#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/event.hpp"
#include "domain/history.hpp"
#include "domain/mail.hpp"
#include "domain/room_rules.hpp"
#include "domain/waiting_list_entry.hpp"
#include "services/places/booking_mail.hpp"
#include "storage/delegate_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {

// The one place where seats are given and taken, for delegates, the office and the clock. An act
// is made of the steps below; each writes its history and notes whose waiting lists it touched.
// settle() ends the act: it makes a pass over each and writes the mails. Lives as long as its
// transaction, no longer.
class PlaceKeeper {
 public:
  PlaceKeeper(storage::Transaction& transaction, domain::Actor actor);

  storage::Transaction& transaction() { return transaction_; }
  UtcTime now() const { return transaction_.now(); }

  // A new row: somebody comes to an event, or waits there. `person` is left out for somebody new.
  storage::PlaceRow enter(const domain::Delegate& delegate, domain::AuditAction action,
                          std::string reason = {});
  // Puts rows that wait into the list of an event, at its end, as one.
  domain::WaitingListEntryId join(domain::PartyId party, domain::EventId event,
                                  std::span<const storage::PlaceRow> rows);

  // Whoever stands there joined the event with this act: confirmed, not asked, if it comes to that.
  void welcome(domain::WaitingListEntryId newcomer) { newcomers_.insert(newcomer); }

  // Newcomers of one event, who join the end of its list with this act: who of them is confirmed
  // now. Who waits is served before them. REQUIRES: `event` was read in this transaction and
  // nothing there has changed since. Their rows are to be made right after.
  struct Admitted {
    std::vector<bool> confirmed;  // one for each newcomer
    int people_ahead = 0;         // people in the list ahead of those who are not
  };
  Admitted admit(const domain::Event& event,
                 std::span<const std::vector<domain::SeatRequest>> newcomers);

  // Gives a party its place. What its people have or wait for elsewhere is given up. `action` is
  // why.
  void confirm(const domain::WaitingListEntry& entry, domain::AuditAction action,
               const std::string& reason = {});
  // Holds a place for a party until it answers. REQUIRES: it has no open offer.
  void offer(const domain::WaitingListEntry& entry, domain::AuditAction action,
             const std::string& reason = {});
  void end_offer(const domain::Offer& offer, domain::OfferOutcome outcome);
  // Takes them from offered back to waiting, under the same number.
  void put_back(const domain::WaitingListEntry& entry, domain::AuditAction action);
  void send_to_end(const domain::WaitingListEntry& entry);
  // Takes somebody out of the list, if they stand in it, and gives them a state in which they
  // neither wait nor are asked. A party without anybody who takes a seat stands in no list any
  // more: its companions follow the last.
  void conclude(const storage::PlaceRow& row, domain::DelegateState to, domain::AuditAction action);
  // What the people have or wait for at other events of their booking is given up. Whether a
  // confirmed place was among it.
  bool withdraw_elsewhere(domain::PersonId person, domain::EventId here);

  // Its list needs a pass: something has changed who may take a place there.
  void touch(domain::EventId event);
  // Every list in which the party stands.
  void touch_lists_of(domain::PartyId party);

  // Whom of a booking it concerns gets one mail of it when the act is settled.
  void tell(const PlaceMail& mail, const storage::PlaceRow& row);
  // Who and when are filled in.
  void record(domain::AuditEntry audit_entry);
  void record(domain::AuditAction action, const storage::PlaceRow& row, domain::DelegateState after,
              std::string reason = {});

  // Allocates places in every touched list, the event with the lowest id first, until nothing more
  // is to be given anywhere; then writes the mails. Whether there was such a list.
  bool settle();

 private:
  void allocate_until_settled(domain::EventId event);
  void write_mails();

  storage::Transaction& transaction_;
  const domain::Actor actor_;
  storage::DelegateStore delegates_;
  const storage::PlaceStore places_;
  storage::WaitingListStore lists_;
  storage::OfferStore offers_;
  std::set<domain::EventId> touched_;
  std::set<domain::WaitingListEntryId> newcomers_;
  std::map<std::pair<domain::BookingId, PlaceMail>, std::vector<domain::PersonId>> mails_;
};

}  // namespace convene::services
