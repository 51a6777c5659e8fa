#include "web/office_words.hpp"

#include "base/text.hpp"
#include "domain/history.hpp"

namespace convene::web {
namespace {

using domain::Act;
using domain::ActorKind;
using domain::DelegateState;

std::string role_label(std::string_view slug, const domain::Catalogue& catalogue) {
  const auto* role = catalogue.role(slug);
  return role ? role->label : std::string{slug};
}

std::string label_of_state_slug(const std::string& slug) {
  const auto state = domain::delegate_state_from(slug);
  return state ? state_label(*state) : slug;
}

std::string label_of_role_slugs(const std::string& slugs, const domain::Catalogue& catalogue) {
  std::vector<std::string> labels;
  for (const auto slug : split(slugs, ' ')) labels.push_back(role_label(slug, catalogue));
  return join(labels, ", ");
}

std::string value_words(Act act, const std::string& value, const domain::Catalogue& catalogue) {
  if (value.empty()) return {};
  switch (act) {
    case Act::booked:
    case Act::place_found:
    case Act::cancelled:
      return label_of_state_slug(value);
    case Act::roles_changed:
      return label_of_role_slugs(value, catalogue);
    case Act::sector_changed:
      return sector_label(value, {}, catalogue);
    default:
      return value;
  }
}

std::string with_personal(std::string words, const std::string& personal) {
  if (personal.empty()) return words;
  return words.empty() ? personal : words + ": " + personal;
}

}  // namespace

std::string state_label(DelegateState state) {
  switch (state) {
    case DelegateState::confirmed:
      return "Confirmed";
    case DelegateState::waiting:
      return "Waiting";
    case DelegateState::offered:
      return "Offered a place";
    case DelegateState::cancelled:
      return "Cancelled";
    case DelegateState::expired:
      return "Offer expired";
    case DelegateState::declined:
      return "Declined";
  }
  return {};
}

std::string_view state_tone(DelegateState state) {
  switch (state) {
    case DelegateState::confirmed:
      return "places";
    case DelegateState::waiting:
      return "waiting";
    case DelegateState::offered:
      return "few";
    case DelegateState::cancelled:
    case DelegateState::expired:
    case DelegateState::declined:
      return "closed";
  }
  return {};
}

std::vector<DelegateState> all_states() {
  return {DelegateState::confirmed, DelegateState::waiting, DelegateState::offered,
          DelegateState::cancelled, DelegateState::expired, DelegateState::declined};
}

std::string role_labels(const std::vector<std::string>& slugs, const domain::Catalogue& catalogue) {
  std::vector<std::string> labels;
  labels.reserve(slugs.size());
  for (const auto& slug : slugs) labels.push_back(role_label(slug, catalogue));
  return join(labels, ", ");
}

std::string sector_label(const std::string& slug, const std::string& text,
                         const domain::Catalogue& catalogue) {
  const auto* sector = catalogue.sector(slug);
  const auto label = sector ? sector->label : slug;
  return text.empty() ? label : label + ": " + text;
}

std::string kind_label(domain::AccountKind kind) {
  switch (kind) {
    case domain::AccountKind::staff:
      return "Staff";
    case domain::AccountKind::organiser:
      return "Organiser";
    case domain::AccountKind::administrator:
      return "Administrator";
  }
  return {};
}

std::string act_label(Act act) {
  switch (act) {
    case Act::booked:
      return "Booked";
    case Act::place_found:
      return "Place found";
    case Act::cancelled:
      return "Cancelled";
    case Act::roles_changed:
      return "Roles changed";
    case Act::sector_changed:
      return "Sector changed";
    case Act::capacity_changed:
      return "Capacity changed";
    case Act::exported:
      return "List taken away";
    case Act::settings_changed:
      return "Setting changed";
    case Act::account_added:
      return "Account added";
    case Act::account_changed:
      return "Account changed";
    case Act::account_link_made:
      return "One-time link made";
    case Act::password_chosen:
      return "Password chosen";
    case Act::signed_in:
      return "Signed in";
  }
  return {};
}

std::string actor_label(const storage::ListedHistory& listed) {
  switch (listed.entry.actor.kind) {
    case ActorKind::account:
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

ChangeWords change_words(const domain::HistoryEntry& entry, const domain::Catalogue& catalogue) {
  const auto personal = entry.personal.value_or(domain::PersonalChange{});
  return {with_personal(value_words(entry.act, entry.before, catalogue), personal.before),
          with_personal(value_words(entry.act, entry.after, catalogue), personal.after)};
}

std::vector<Choice> sector_choices(const domain::Catalogue& catalogue) {
  std::vector<Choice> choices;
  choices.reserve(catalogue.sectors.size());
  for (const auto& sector : catalogue.sectors) choices.push_back({sector.slug, sector.label});
  return choices;
}

std::vector<Choice> role_choices(const domain::Catalogue& catalogue) {
  std::vector<Choice> choices;
  choices.reserve(catalogue.roles.size());
  for (const auto& role : catalogue.roles) {
    choices.push_back({role.slug, role.label, role.takes_seat ? "Takes a place" : ""});
  }
  return choices;
}

}  // namespace convene::web
