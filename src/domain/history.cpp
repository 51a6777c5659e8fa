#include "domain/history.hpp"

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto actor_kinds = slugs<ActorKind>({{ActorKind::delegate, "delegate"},
                                               {ActorKind::account, "account"},
                                               {ActorKind::clock, "clock"},
                                               {ActorKind::command, "command"}});

constexpr auto acts = slugs<Act>({{Act::booked, "booked"},
                                  {Act::joined_list, "joined_list"},
                                  {Act::place_found, "place_found"},
                                  {Act::offered, "offered"},
                                  {Act::offer_clock_started, "offer_clock_started"},
                                  {Act::offer_extended, "offer_extended"},
                                  {Act::offer_regained, "offer_regained"},
                                  {Act::offer_accepted, "offer_accepted"},
                                  {Act::offer_given_up, "offer_given_up"},
                                  {Act::position_kept, "position_kept"},
                                  {Act::offer_expired, "offer_expired"},
                                  {Act::moved_to_end, "moved_to_end"},
                                  {Act::skipped, "skipped"},
                                  {Act::withdrawn, "withdrawn"},
                                  {Act::moved, "moved"},
                                  {Act::cancelled, "cancelled"},
                                  {Act::substituted, "substituted"},
                                  {Act::details_corrected, "details_corrected"},
                                  {Act::paused, "paused"},
                                  {Act::resumed, "resumed"},
                                  {Act::rules_changed, "rules_changed"},
                                  {Act::hold_released, "hold_released"},
                                  {Act::booking_closed, "booking_closed"},
                                  {Act::saving_ended, "saving_ended"},
                                  {Act::offered_by_hand, "offered_by_hand"},
                                  {Act::confirmed_by_hand, "confirmed_by_hand"},
                                  {Act::moved_by_hand, "moved_by_hand"},
                                  {Act::organisation_changed, "organisation_changed"},
                                  {Act::roles_changed, "roles_changed"},
                                  {Act::sector_changed, "sector_changed"},
                                  {Act::capacity_changed, "capacity_changed"},
                                  {Act::exported, "exported"},
                                  {Act::needs_seen, "needs_seen"},
                                  {Act::needs_deleted, "needs_deleted"},
                                  {Act::settings_changed, "settings_changed"},
                                  {Act::account_added, "account_added"},
                                  {Act::account_changed, "account_changed"},
                                  {Act::account_link_made, "account_link_made"},
                                  {Act::password_chosen, "password_chosen"},
                                  {Act::signed_in, "signed_in"},
                                  {Act::access_token_made, "access_token_made"},
                                  {Act::access_token_revoked, "access_token_revoked"}});

}  // namespace

std::string_view slug_of(ActorKind kind) { return actor_kinds.of(kind); }
std::string_view slug_of(Act act) { return acts.of(act); }
std::optional<ActorKind> actor_kind_from(std::string_view slug) { return actor_kinds.from(slug); }
std::optional<Act> act_from(std::string_view slug) { return acts.from(slug); }

}  // namespace convene::domain
