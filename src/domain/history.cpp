#include "domain/history.hpp"

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto actor_kinds = slugs<ActorKind>({{ActorKind::delegate, "delegate"},
                                               {ActorKind::account, "account"},
                                               {ActorKind::clock, "clock"},
                                               {ActorKind::command, "command"}});

constexpr auto acts = slugs<Act>({{Act::booked, "booked"},
                                  {Act::place_found, "place_found"},
                                  {Act::cancelled, "cancelled"},
                                  {Act::roles_changed, "roles_changed"},
                                  {Act::sector_changed, "sector_changed"},
                                  {Act::capacity_changed, "capacity_changed"},
                                  {Act::exported, "exported"},
                                  {Act::settings_changed, "settings_changed"},
                                  {Act::account_added, "account_added"},
                                  {Act::account_changed, "account_changed"},
                                  {Act::account_link_made, "account_link_made"},
                                  {Act::password_chosen, "password_chosen"},
                                  {Act::signed_in, "signed_in"}});

}  // namespace

std::string_view slug_of(ActorKind kind) { return actor_kinds.of(kind); }
std::string_view slug_of(Act act) { return acts.of(act); }
std::optional<ActorKind> actor_kind_from(std::string_view slug) { return actor_kinds.from(slug); }
std::optional<Act> act_from(std::string_view slug) { return acts.from(slug); }

}  // namespace convene::domain
