#include "web/office/history/change_text.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/history_values.hpp"
#include "domain/mail.hpp"
#include "web/office/mail/text.hpp"
#include "web/office/rules_text.hpp"
#include "web/office/text.hpp"

namespace convene::web {
namespace {

using domain::ActorKind;
using domain::AuditAction;

std::string state_as_text(const std::string& value) {
  const auto state = domain::state_from_history(value);
  return state ? state_text(*state) : value;
}

std::string time_as_text(const std::string& value) {
  const auto time = domain::time_from_history(value);
  return time ? london::date_and_time(*time) : value;
}

std::string people_as_text(const std::string& value) {
  const auto people = domain::number_from_history(value);
  return people ? counted(*people, "person", "people") : value;
}

std::string rules_as_text(std::string_view value, const domain::Catalogue& catalogue) {
  const auto rules = domain::rules_from_history(value);
  std::vector<std::string> parts;
  parts.reserve(rules.holds.size() + rules.sector_ceilings.size() + 1);
  for (const auto& hold : rules.holds) {
    parts.push_back(std::to_string(hold.places) + " kept for " + group_text(hold.group, catalogue) +
                    " until " + until_text(hold.keeps_until));
  }
  if (rules.organisation_ceiling) {
    parts.push_back("at most " + std::to_string(*rules.organisation_ceiling) +
                    " of one organisation");
  }
  for (const auto& ceiling : rules.sector_ceilings) {
    parts.push_back("at most " + std::to_string(ceiling.places) + " from " +
                    group_text(ceiling.sector, catalogue));
  }
  return join(parts, "; ");
}

std::string detail_text(const std::string& slug) {
  if (slug == "name") return "Name";
  if (slug == "email") return "Email address";
  return slug == "phone" ? "Phone number" : "Job title";
}

std::string mail_as_text(const std::string& value) {
  const auto kind = domain::mail_kind_from(value);
  return kind ? mail_text(*kind) : value;
}

std::string value_text(AuditAction action, const std::string& value,
                       const domain::Catalogue& catalogue) {
  if (value.empty()) return {};
  if (domain::changes_state(action)) return state_as_text(value);
  switch (action) {
    case AuditAction::offer_clock_started:
    case AuditAction::offer_extended:
    case AuditAction::offer_prolonged:
    case AuditAction::offer_regained:
      return time_as_text(value);
    case AuditAction::rules_changed:
      return rules_as_text(value, catalogue);
    case AuditAction::roles_changed:
      return role_texts(domain::roles_from_history(value), catalogue);
    case AuditAction::sector_changed:
      return sector_text(value, {}, catalogue);
    case AuditAction::needs_seen:
    case AuditAction::needs_deleted:
      return people_as_text(value);
    case AuditAction::details_corrected:
      return detail_text(value);
    case AuditAction::mail_sent_again:
      return mail_as_text(value);
    default:
      return value;
  }
}

std::string with_personal(std::string value, const std::string& personal) {
  if (personal.empty()) return value;
  return value.empty() ? personal : value + ": " + personal;
}

}  // namespace

std::string action_text(AuditAction action) {
  switch (action) {
    case AuditAction::booked:
      return "Booked";
    case AuditAction::joined_list:
      return "Joined the waiting list";
    case AuditAction::place_found:
      return "Place found";
    case AuditAction::offered:
      return "Offered a place";
    case AuditAction::offer_clock_started:
      return "Time to answer began";
    case AuditAction::offer_extended:
      return "More time to answer";
    case AuditAction::offer_regained:
      return "More time after a stop of the server";
    case AuditAction::offer_accepted:
      return "Took the place offered";
    case AuditAction::offer_given_up:
      return "Gave the offer up";
    case AuditAction::position_kept:
      return "Gave the offer up, kept their position";
    case AuditAction::offer_expired:
      return "Did not answer the offer";
    case AuditAction::offer_prolonged:
      return "More time, as an email came back or was late";
    case AuditAction::offer_uncounted:
      return "Offer ended uncounted: nothing had told them of it";
    case AuditAction::reached:
      return "Called and reached";
    case AuditAction::not_reached:
      return "Called and not reached";
    case AuditAction::moved_to_end:
      return "Went to the end of the list";
    case AuditAction::skipped:
      return "Skipped";
    case AuditAction::withdrawn:
      return "Given up for a place elsewhere";
    case AuditAction::moved:
      return "Moved here";
    case AuditAction::cancelled:
      return "Cancelled";
    case AuditAction::substituted:
      return "Somebody else comes instead";
    case AuditAction::details_corrected:
      return "Details corrected";
    case AuditAction::paused:
      return "Waiting list paused";
    case AuditAction::resumed:
      return "Waiting list resumed";
    case AuditAction::rules_changed:
      return "Kept places and limits changed";
    case AuditAction::hold_released:
      return "Kept places released";
    case AuditAction::booking_closed:
      return "Booking closed";
    case AuditAction::saving_ended:
      return "Places are saved for nobody any more";
    case AuditAction::offered_by_hand:
      return "Offered a place by hand";
    case AuditAction::confirmed_by_hand:
      return "Given a place by hand";
    case AuditAction::moved_by_hand:
      return "Moved here by hand";
    case AuditAction::organisation_changed:
      return "Organisation changed";
    case AuditAction::roles_changed:
      return "Roles changed";
    case AuditAction::sector_changed:
      return "Sector changed";
    case AuditAction::capacity_changed:
      return "Capacity changed";
    case AuditAction::exported:
      return "List taken away";
    case AuditAction::needs_seen:
      return "Access and dietary needs seen";
    case AuditAction::needs_deleted:
      return "Access and dietary needs deleted";
    case AuditAction::settings_changed:
      return "Setting changed";
    case AuditAction::account_added:
      return "Account added";
    case AuditAction::account_changed:
      return "Account changed";
    case AuditAction::account_link_made:
      return "One-time link made";
    case AuditAction::password_chosen:
      return "Password chosen";
    case AuditAction::signed_in:
      return "Signed in";
    case AuditAction::access_token_made:
      return "Access token made";
    case AuditAction::mail_sent_again:
      return "Sent an email again";
    case AuditAction::access_token_revoked:
      return "Access token revoked";
  }
  return {};
}

std::string actor_text(const domain::ListedHistory& listed) {
  switch (listed.entry.actor.kind) {
    case ActorKind::account:
      if (listed.entry.actor.token) return listed.token_name + ", for " + listed.account_name;
      return listed.account_name;
    case ActorKind::delegate:
      return "By their link";
    case ActorKind::clock:
      return "By the clock";
    case ActorKind::command:
      return "On the command line";
  }
  return {};
}

ChangeText change_text(const domain::AuditEntry& entry, const domain::Catalogue& catalogue) {
  const auto personal = entry.personal.value_or(domain::PersonalChange{});
  return {with_personal(value_text(entry.action, entry.before, catalogue), personal.before),
          with_personal(value_text(entry.action, entry.after, catalogue), personal.after)};
}

}  // namespace convene::web
