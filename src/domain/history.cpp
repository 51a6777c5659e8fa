#include "domain/history.hpp"

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto actor_kinds = slugs<ActorKind>({{ActorKind::delegate, "delegate"},
                                               {ActorKind::account, "account"},
                                               {ActorKind::clock, "clock"},
                                               {ActorKind::command, "command"}});

constexpr auto audit_actions =
    slugs<AuditAction>({{AuditAction::booked, "booked"},
                        {AuditAction::joined_list, "joined_list"},
                        {AuditAction::place_found, "place_found"},
                        {AuditAction::offered, "offered"},
                        {AuditAction::offer_clock_started, "offer_clock_started"},
                        {AuditAction::offer_extended, "offer_extended"},
                        {AuditAction::offer_regained, "offer_regained"},
                        {AuditAction::offer_accepted, "offer_accepted"},
                        {AuditAction::offer_given_up, "offer_given_up"},
                        {AuditAction::position_kept, "position_kept"},
                        {AuditAction::offer_expired, "offer_expired"},
                        {AuditAction::offer_prolonged, "offer_prolonged"},
                        {AuditAction::offer_uncounted, "offer_uncounted"},
                        {AuditAction::reached, "reached"},
                        {AuditAction::not_reached, "not_reached"},
                        {AuditAction::moved_to_end, "moved_to_end"},
                        {AuditAction::skipped, "skipped"},
                        {AuditAction::withdrawn, "withdrawn"},
                        {AuditAction::moved, "moved"},
                        {AuditAction::cancelled, "cancelled"},
                        {AuditAction::substituted, "substituted"},
                        {AuditAction::details_corrected, "details_corrected"},
                        {AuditAction::paused, "paused"},
                        {AuditAction::resumed, "resumed"},
                        {AuditAction::rules_changed, "rules_changed"},
                        {AuditAction::hold_released, "hold_released"},
                        {AuditAction::booking_closed, "booking_closed"},
                        {AuditAction::saving_ended, "saving_ended"},
                        {AuditAction::offered_by_hand, "offered_by_hand"},
                        {AuditAction::confirmed_by_hand, "confirmed_by_hand"},
                        {AuditAction::moved_by_hand, "moved_by_hand"},
                        {AuditAction::organisation_changed, "organisation_changed"},
                        {AuditAction::roles_changed, "roles_changed"},
                        {AuditAction::sector_changed, "sector_changed"},
                        {AuditAction::capacity_changed, "capacity_changed"},
                        {AuditAction::exported, "exported"},
                        {AuditAction::needs_seen, "needs_seen"},
                        {AuditAction::needs_deleted, "needs_deleted"},
                        {AuditAction::settings_changed, "settings_changed"},
                        {AuditAction::account_added, "account_added"},
                        {AuditAction::account_changed, "account_changed"},
                        {AuditAction::account_link_made, "account_link_made"},
                        {AuditAction::password_chosen, "password_chosen"},
                        {AuditAction::signed_in, "signed_in"},
                        {AuditAction::access_token_made, "access_token_made"},
                        {AuditAction::access_token_revoked, "access_token_revoked"},
                        {AuditAction::mail_sent_again, "mail_sent_again"}});

}  // namespace

std::string_view slug_of(ActorKind kind) { return actor_kinds.of(kind); }
std::string_view slug_of(AuditAction action) { return audit_actions.of(action); }
std::optional<ActorKind> actor_kind_from(std::string_view slug) { return actor_kinds.from(slug); }
std::optional<AuditAction> audit_action_from(std::string_view slug) {
  return audit_actions.from(slug);
}

bool changes_state(AuditAction action) {
  switch (action) {
    case AuditAction::booked:
    case AuditAction::joined_list:
    case AuditAction::place_found:
    case AuditAction::offered:
    case AuditAction::offer_accepted:
    case AuditAction::offer_given_up:
    case AuditAction::position_kept:
    case AuditAction::offer_expired:
    case AuditAction::offer_uncounted:
    case AuditAction::withdrawn:
    case AuditAction::moved:
    case AuditAction::cancelled:
    case AuditAction::offered_by_hand:
    case AuditAction::confirmed_by_hand:
    case AuditAction::moved_by_hand:
      return true;
    default:
      return false;
  }
}

}  // namespace convene::domain
