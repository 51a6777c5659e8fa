#include "simulation/compare/picture.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/london_time.hpp"

namespace convene::simulation {
namespace {

constexpr std::array state_words = {"confirmed", "offered", "waiting",
                                    "cancelled", "expired", "declined"};

std::string line(const Present& person) {
  return fmt::format("{} {}{}, {} as {} of '{}', {}", name_of(person.who), word_for(person.state),
                     person.takes_seat ? "" : " without a seat", person.seat_request.sector,
                     fmt::join(person.seat_request.roles, "+"), person.seat_request.organisation,
                     person.email);
}

std::string line(const OpenOffer& offer) {
  return fmt::format(" offer of {}, clock {}, due {}{}{}{}{}", rfc3339(offer.made_at),
                     offer.clock_from ? rfc3339(*offer.clock_from) : "stands",
                     rfc3339(offer.due_at), offer.is_extended ? ", extended" : "",
                     offer.is_flagged ? ", flagged" : "", offer.is_prolonged ? ", prolonged" : "",
                     offer.was_told ? ", told" : "");
}

std::string line(const Waiter& waiter) {
  std::string text = "in line:";
  for (const auto& who : waiter.who) text += " " + name_of(who);
  text += fmt::format(" {} seats, {}, {} skips, kept {}, expired {}", waiter.seats,
                      word_for(waiter.state), waiter.skips, waiter.kept_position,
                      waiter.expired_offers);
  if (waiter.saves_places) text += ", saves places";
  if (waiter.saves_elsewhere) text += ", saves elsewhere";
  if (waiter.has_offer_elsewhere) text += ", has an offer elsewhere";
  if (waiter.passed_over_until) text += ", passed over until " + rfc3339(*waiter.passed_over_until);
  if (waiter.is_out_of_reach) text += ", out of reach";
  if (waiter.straight_away) text += fmt::format(", straight away {}", waiter.notice_days);
  if (waiter.offer) text += line(*waiter.offer);
  return text;
}

std::vector<std::string> lines(const Picture& picture) {
  std::vector<std::string> all = {fmt::format(
      "event #{} at {}: {} places, {} confirmed, {} offered, {} waiting, {} open{}", picture.event,
      rfc3339(picture.starts_at), picture.capacity, picture.confirmed, picture.offered,
      picture.waiting, picture.open_places, picture.is_paused ? ", paused" : "")};
  for (const auto& hold : picture.rules.holds) {
    all.push_back(fmt::format("keeps {} for {}{} until {}{}", hold.places, hold.sector, hold.role,
                              rfc3339(hold.keeps_until), hold.is_released ? ", released" : ""));
  }
  if (picture.rules.organisation_ceiling) {
    all.push_back(
        fmt::format("at most {} of an organisation", *picture.rules.organisation_ceiling));
  }
  for (const auto& ceiling : picture.rules.sector_ceilings) {
    all.push_back(fmt::format("at most {} of {}", ceiling.places, ceiling.sector));
  }
  for (const auto& person : picture.people) all.push_back(line(person));
  for (const auto& waiter : picture.list) all.push_back(line(waiter));
  return all;
}

}  // namespace

std::string name_of(const Who& who) { return fmt::format("#{}.{}", who.booking, who.person); }

std::string_view word_for(State state) { return state_words.at(static_cast<std::size_t>(state)); }

void put_in_room_order(std::vector<Present>& people) {
  std::vector<Present> seated;
  std::vector<Present> others;
  for (const auto& person : people) (person.takes_seat ? seated : others).push_back(person);
  std::ranges::sort(others, {}, &Present::who);
  people = std::move(seated);
  people.insert(people.end(), others.begin(), others.end());
}

std::string differences(const Picture& expected, const Picture& found) {
  const auto left = lines(expected);
  const auto right = lines(found);
  std::string text;
  const auto add = [&text](char sign, const std::string& line) {
    text += fmt::format("  {} {}\n", sign, line);
  };
  // Line by line until they part, then all of both.
  std::size_t same = 0;
  while (same < left.size() && same < right.size() && left[same] == right[same]) {
    add(' ', left[same++]);
  }
  for (std::size_t line = same; line < left.size(); ++line) add('-', left[line]);
  for (std::size_t line = same; line < right.size(); ++line) add('+', right[line]);
  return text;
}

}  // namespace convene::simulation
