#include "simulation/compare/watch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "simulation/compare/picture_queries.hpp"

namespace convene::simulation {

Finding Watch::check(const Step& step) {
  if (auto finding = nobody_is_passed_more_than_three_times(step)) return finding;
  note_places(step);
  return nobody_is_offered_what_they_gave_up(step);
}

// Nobody waits for ever while places pass by. Counted where all places are for everybody.
Finding Watch::nobody_is_passed_more_than_three_times(const Step& step) {
  const auto& [operation, now, before, after] = step;
  std::map<At, int> passed;
  for (const auto& waiter : after.list) {
    const At at{after.event, waiter.who.front()};
    const auto* const earlier = same_in(before.list, waiter);
    const bool stayed = earlier && waiter.expired_offers == earlier->expired_offers &&
                        waiter.skips >= earlier->skips &&
                        (waiter.kept_position < 2 || earlier->kept_position < 2 ||
                         waiter.passed_over_until == earlier->passed_over_until);
    int& count = passed[at];
    count = stayed ? passed_[{after.event, earlier->who.front()}] : 0;
    if (!stayed || is_by_hand(operation) || before.rules.keeps_any() || after.rules.keeps_any() ||
        !may_save(after, now) || waiter.saves_elsewhere || earlier->saves_elsewhere ||
        !can_be_asked(waiter, now) || !can_be_asked(*earlier, now)) {
      continue;
    }
    const auto party = party_of(after, waiter);
    if (!may_come(after, room_with(after.capacity, after.rules, party_of(after, is_seated)),
                  party) ||
        has_its_place_set_aside(after, waiter, now)) {
      continue;
    }
    const auto is_ahead = [&](const Waiter& other) { return &other < earlier; };
    std::set<int> bookings;
    for (const auto& person : after.people) {
      if (!is_seated(person) || person.who.booking == waiter.who.front().booking) continue;
      const auto* const then = find(before, person.who);
      if (then && is_seated(*then)) continue;
      const auto behind = std::ranges::find_if(before.list, [&](const Waiter& other) {
        return std::ranges::find(other.who, person.who) != other.who.end();
      });
      if (behind != before.list.end() && is_ahead(*behind)) continue;
      bookings.insert(person.who.booking);
    }
    count += static_cast<int>(bookings.size());
    if (count > 3) return fmt::format("{} was passed {} times", name_of(at.second), count);
  }
  std::erase_if(passed_, [&](const auto& item) { return item.first.first == after.event; });
  passed_.merge(passed);
  return std::nullopt;
}

Finding Watch::nobody_is_offered_what_they_gave_up(const Step& step) {
  const auto& operation = step.operation;
  const bool comes_back = operation.kind == Kind::move || operation.kind == Kind::move_by_hand;
  for (const auto& person : step.after.people) {
    const At at{step.after.event, person.who};
    if (comes_back && person.who.booking == operation.booking) given_up_.erase(at);
    if (given_up_.contains(at)) return fmt::format("{} gave this place up", name_of(person.who));
  }
  if (operation.kind != Kind::answer || operation.answer != Answer::decline) return std::nullopt;
  for (const auto& person : step.before.people) {
    if (person.state == State::offered && person.who.booking == operation.booking &&
        !find(step.after, person.who)) {
      given_up_.insert({step.after.event, person.who});
    }
  }
  return std::nullopt;
}

void Watch::note_places(const Step& step) {
  for (const auto& person : step.before.people) confirmed_at_[person.who].erase(step.after.event);
  for (const auto& person : step.after.people) {
    if (person.state == State::confirmed) confirmed_at_[person.who].insert(step.after.event);
  }
}

Finding Watch::nobody_has_two_places_of_one_booking() const {
  for (const auto& [who, events] : confirmed_at_) {
    if (events.size() > 1) return fmt::format("{} has places at two events", name_of(who));
  }
  return std::nullopt;
}

}  // namespace convene::simulation
