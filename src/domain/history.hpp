#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/ids.hpp"

namespace convene::domain {

// Who changes something.
enum class ActorKind {
  delegate,  // comes by a secret link, or by booking
  account,   // somebody signed in
  clock,     // something fell due
  command,   // the command line
};

struct Actor {
  ActorKind kind = ActorKind::delegate;
  std::optional<AccountId> account = {};    // exactly where the kind is account
  std::optional<AccessTokenId> token = {};  // where a program acts for the account

  static Actor delegate() { return {.kind = ActorKind::delegate}; }
  static Actor of(AccountId account, std::optional<AccessTokenId> token = {}) {
    return {.kind = ActorKind::account, .account = account, .token = token};
  }
  static Actor clock() { return {.kind = ActorKind::clock}; }
  static Actor command() { return {.kind = ActorKind::command}; }

  friend bool operator==(const Actor&, const Actor&) = default;
};

// What was done. Stored as its slug: never rename one.
enum class AuditAction {
  booked,               // a delegate, from "" to a state
  joined_list,          // another event's list as well, or instead: "" to waiting
  place_found,          // waiting to confirmed
  offered,              // waiting to offered
  offer_clock_started,  // made to its end, in seconds since 1970, as the two below
  offer_extended,
  offer_regained,     // it had ended while the server was down
  offer_accepted,     // offered to confirmed
  offer_given_up,     // offered to declined
  position_kept,      // offered to waiting
  offer_expired,      // offered to waiting, or to expired
  offer_prolonged,    // its end before and after: a mail came back or was late
  offer_uncounted,    // offered to waiting: it ran out, and nothing of it had reached them
  reached,            // told by phone what no mail had told them
  not_reached,        // called in vain
  moved_to_end,       // numbers in line
  skipped,            // how often
  withdrawn,          // a state to cancelled: they have a place elsewhere
  moved,              // "" to confirmed, by giving up another place
  cancelled,          // a state to cancelled
  substituted,        // somebody else comes instead
  details_corrected,  // which detail: name, email, phone, job_title
  paused,
  resumed,
  rules_changed,  // holds and ceilings, as texts of slugs and numbers
  hold_released,  // how many holds
  booking_closed,
  saving_ended,
  offered_by_hand,    // the same as offered, with a reason
  confirmed_by_hand,  // the same as place_found, with a reason
  moved_by_hand,      // the same as moved, with a reason
  organisation_changed,
  roles_changed,     // role slugs, joined by a space
  sector_changed,    // sector slugs
  capacity_changed,  // numbers
  exported,          // which list
  needs_seen,        // how many people's; never whose or which
  needs_deleted,     // the same
  settings_changed,
  account_added,
  account_changed,
  account_link_made,
  password_chosen,
  signed_in,
  access_token_made,
  access_token_revoked,
  mail_sent_again,  // the kind of mail
};

std::string_view slug_of(ActorKind kind);
std::string_view slug_of(AuditAction action);
std::optional<ActorKind> actor_kind_from(std::string_view slug);
std::optional<AuditAction> audit_action_from(std::string_view slug);

// Whether `before` and `after` of such an entry are states of a delegate.
bool changes_state(AuditAction action);

// A value that tells of a person, kept apart so that it can be deleted with them.
struct PersonalChange {
  std::string before;
  std::string after;

  friend bool operator==(const PersonalChange&, const PersonalChange&) = default;
};

// One row of the history, which is only ever added to. `before` and `after` hold ids, slugs and
// numbers, nothing personal.
struct AuditEntry {
  UtcTime at;
  Actor actor;
  AuditAction action = AuditAction::booked;
  std::optional<EventId> event;
  std::optional<BookingId> booking;
  std::optional<DelegateId> delegate;
  std::string before;
  std::string after;
  std::optional<PersonalChange> personal;

  friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

}  // namespace convene::domain
