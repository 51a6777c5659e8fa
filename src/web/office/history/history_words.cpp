#include "web/office/history/history_words.hpp"

#include <charconv>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/office/labels.hpp"
#include "web/office/rules_words.hpp"

namespace convene::web {
namespace {

using domain::Act;
using domain::ActorKind;

std::string label_of_state_slug(const std::string& slug) {
  const auto state = domain::delegate_state_from(slug);
  return state ? state_label(*state) : slug;
}

std::vector<std::string> as_list(std::string_view slugs) {
  std::vector<std::string> list;
  for (const auto slug : split(slugs, ' ')) list.emplace_back(slug);
  return list;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// Of seconds since 1970.
UtcTime moment_of(std::string_view seconds) {
  return UtcTime{std::chrono::seconds{number_of(seconds)}};
}

// "keep 6 parent_carer until 1800000000; at most 3 organisation", as the history has it.
std::string rules_words(std::string_view rules, const domain::Catalogue& catalogue) {
  std::vector<std::string> words;
  for (const auto rule : split(rules, ';')) {
    const auto parts = as_list(tidy_line(rule));
    if (parts.size() == 5 && parts[0] == "keep") {
      words.push_back(parts[1] + " kept for " + group_label(parts[2], catalogue) + " until " +
                      until_words(moment_of(parts[4])));
    } else if (parts.size() == 4 && parts[3] == "organisation") {
      words.push_back("at most " + parts[2] + " of one organisation");
    } else if (parts.size() == 4) {
      words.push_back("at most " + parts[2] + " from " + group_label(parts[3], catalogue));
    }
  }
  return join(words, "; ");
}

std::string detail_label(const std::string& slug) {
  if (slug == "name") return "Name";
  if (slug == "email") return "Email address";
  return slug == "phone" ? "Phone number" : "Job title";
}

std::string value_words(Act act, const std::string& value, const domain::Catalogue& catalogue) {
  if (value.empty()) return {};
  switch (act) {
    case Act::booked:
    case Act::joined_list:
    case Act::place_found:
    case Act::offered:
    case Act::offer_accepted:
    case Act::offer_given_up:
    case Act::position_kept:
    case Act::offer_expired:
    case Act::withdrawn:
    case Act::moved:
    case Act::cancelled:
    case Act::offered_by_hand:
    case Act::confirmed_by_hand:
    case Act::moved_by_hand:
      return label_of_state_slug(value);
    case Act::offer_clock_started:
    case Act::offer_extended:
    case Act::offer_regained:
      return london::date_and_time(moment_of(value));
    case Act::rules_changed:
      return rules_words(value, catalogue);
    case Act::roles_changed:
      return role_labels(as_list(value), catalogue);
    case Act::sector_changed:
      return sector_label(value, {}, catalogue);
    case Act::needs_seen:
    case Act::needs_deleted:
      return counted(number_of(value), "person", "people");
    case Act::details_corrected:
      return detail_label(value);
    default:
      return value;
  }
}

std::string with_personal(std::string words, const std::string& personal) {
  if (personal.empty()) return words;
  return words.empty() ? personal : words + ": " + personal;
}

}  // namespace

std::string act_label(Act act) {
  switch (act) {
    case Act::booked:
      return "Booked";
    case Act::joined_list:
      return "Joined the waiting list";
    case Act::place_found:
      return "Place found";
    case Act::offered:
      return "Offered a place";
    case Act::offer_clock_started:
      return "Time to answer began";
    case Act::offer_extended:
      return "More time to answer";
    case Act::offer_regained:
      return "More time after a stop of the server";
    case Act::offer_accepted:
      return "Took the place offered";
    case Act::offer_given_up:
      return "Gave the offer up";
    case Act::position_kept:
      return "Gave the offer up, kept their position";
    case Act::offer_expired:
      return "Did not answer the offer";
    case Act::moved_to_end:
      return "Went to the end of the list";
    case Act::skipped:
      return "Skipped";
    case Act::withdrawn:
      return "Given up for a place elsewhere";
    case Act::moved:
      return "Moved here";
    case Act::cancelled:
      return "Cancelled";
    case Act::substituted:
      return "Somebody else comes instead";
    case Act::details_corrected:
      return "Details corrected";
    case Act::paused:
      return "Waiting list paused";
    case Act::resumed:
      return "Waiting list resumed";
    case Act::rules_changed:
      return "Kept places and limits changed";
    case Act::hold_released:
      return "Kept places released";
    case Act::booking_closed:
      return "Booking closed";
    case Act::saving_ended:
      return "Places are saved for nobody any more";
    case Act::offered_by_hand:
      return "Offered a place by hand";
    case Act::confirmed_by_hand:
      return "Given a place by hand";
    case Act::moved_by_hand:
      return "Moved here by hand";
    case Act::organisation_changed:
      return "Organisation changed";
    case Act::roles_changed:
      return "Roles changed";
    case Act::sector_changed:
      return "Sector changed";
    case Act::capacity_changed:
      return "Capacity changed";
    case Act::exported:
      return "List taken away";
    case Act::needs_seen:
      return "Access and dietary needs seen";
    case Act::needs_deleted:
      return "Access and dietary needs deleted";
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
    case Act::access_token_made:
      return "Access token made";
    case Act::access_token_revoked:
      return "Access token revoked";
  }
  return {};
}

std::string actor_label(const storage::ListedHistory& listed) {
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

ChangeWords change_words(const domain::HistoryEntry& entry, const domain::Catalogue& catalogue) {
  const auto personal = entry.personal.value_or(domain::PersonalChange{});
  return {with_personal(value_words(entry.act, entry.before, catalogue), personal.before),
          with_personal(value_words(entry.act, entry.after, catalogue), personal.after)};
}

}  // namespace convene::web
