#include "simulation/compare/invariants.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "simulation/compare/picture_queries.hpp"
#include "simulation/model/times.hpp"

namespace convene::simulation {
namespace {

// The clock has something to do here, and places are allocated when it has.
bool is_overdue(const Picture& picture, UtcTime now) {
  return std::ranges::any_of(
             picture.rules.holds,
             [now](const Hold& hold) { return !hold.is_released && hold.keeps_until <= now; }) ||
         std::ranges::any_of(picture.list, [&](const Waiter& waiter) {
           return (waiter.passed_over_until && *waiter.passed_over_until <= now) ||
                  (waiter.saves_places && !may_save(picture, now));
         });
}

}  // namespace

bool is_by_hand(const Operation& operation) {
  return operation.kind == Kind::offer_by_hand || operation.kind == Kind::confirm_by_hand ||
         operation.kind == Kind::move_by_hand;
}

Finding never_over_capacity(const Step& step) {
  const int now_taken = taken(step.after);
  if (now_taken <= step.after.capacity || now_taken <= taken(step.before)) return std::nullopt;
  return fmt::format("{} of {} places are taken", now_taken, step.after.capacity);
}

Finding no_newcomer_past_an_eligible_waiter(const Step& step) {
  const auto& operation = step.operation;
  const bool is_new_booking =
      operation.kind == Kind::book || operation.kind == Kind::book_by_office;
  if (!is_new_booking && operation.kind != Kind::move) return std::nullopt;
  const auto is_newcomer = [&](const Who& who) {
    return who.booking == (is_new_booking ? operation.number : operation.booking) &&
           !find(step.before, who);
  };
  const auto has_got_in = [&](const Present& person) {
    return person.takes_seat && person.state == State::confirmed && is_newcomer(person.who);
  };
  const auto newcomers = party_of(step.after, has_got_in);
  if (newcomers.empty()) return std::nullopt;

  // The room as if they had not come, and everybody who waits had what they can take.
  Room left = room_with(step.after.capacity, step.after.rules,
                        party_of(step.after, [&](const Present& person) {
                          return is_seated(person) && !has_got_in(person);
                        }));
  for (const auto& waiter : step.after.list) {
    if (is_newcomer(waiter.who.front()) || !can_be_asked(waiter, step.now)) continue;
    const auto party = party_of(step.after, waiter);
    if (!may_come(step.after, left, party)) continue;
    if (const auto seats = left.seats_for(party)) {
      left.take(party, *seats);
      continue;
    }
    // If it was the newcomer who was the third to pass, places are saved from now on.
    const auto* const before = same_in(step.before.list, waiter);
    if (before && before->saves_places && may_save(step.after, step.now)) save_for(party, left);
  }
  if (left.seats_for(newcomers)) return std::nullopt;
  return "somebody who waits could have had the place of a newcomer";
}

Finding order_is_kept(const Step& step) {
  const auto was_sent_to_the_end = [&](const Waiter& before, const Waiter& after) {
    const bool was_silent = after.expired_offers > before.expired_offers;
    const bool gave_up_the_third = before.kept_position == 2 && after.passed_over_until;
    return before.state == State::offered && (was_silent || gave_up_the_third);
  };
  const Waiter* last = nullptr;  // the one before, of those who stayed where they were
  bool at_the_end = false;
  for (const auto& waiter : step.after.list) {
    const auto* const before = same_in(step.before.list, waiter);
    if (!before || was_sent_to_the_end(*before, waiter)) {
      at_the_end = true;
      continue;
    }
    // Asked and silent within one leap of time, here or elsewhere: either place is right.
    if (waiter.expired_offers > before->expired_offers) continue;
    if (at_the_end) return fmt::format("{} stands behind newcomers", name_of(waiter.who.front()));
    if (last && before < last) return fmt::format("{} was overtaken", name_of(waiter.who.front()));
    if (waiter.skips < before->skips) {
      return fmt::format("{} lost count of skips", name_of(waiter.who.front()));
    }
    last = before;
  }
  return std::nullopt;
}

Finding no_place_idle_while_somebody_eligible_waits(const Step& step) {
  const auto& event = step.after;
  if (event.is_paused || step.now >= event.starts_at || is_overdue(event, step.now)) {
    return std::nullopt;
  }
  Room left = room_with(event.capacity, event.rules, party_of(event, is_seated));
  for (const auto& waiter : event.list) {
    if (!can_be_asked(waiter, step.now)) continue;
    const auto party = party_of(event, waiter);
    if (!may_come(event, left, party)) continue;
    if (const auto seats = left.seats_for(party)) {
      const bool is_booked =
          waiter.straight_away &&
          step.now <= event.starts_at - waiter.notice_days * std::chrono::hours(24);
      if (is_booked || leaves_time_to_answer(step.now, event.starts_at)) {
        return fmt::format("{} waits for a place that is free", name_of(waiter.who.front()));
      }
      left.take(party, *seats);
    } else if (waiter.saves_places) {
      save_for(party, left);
    }
  }
  return std::nullopt;
}

Finding held_places_are_respected(const Step& step) {
  const auto kind = step.operation.kind;
  if (kind == Kind::change_capacity || kind == Kind::change_rules || kind == Kind::change_person ||
      is_by_hand(step.operation)) {
    return std::nullopt;
  }
  // How many more are kept than are free.
  const auto missing = [](const Picture& picture) {
    // There is room for all here, so that what is kept is not cut to what is free.
    const int seated = taken(picture);
    int kept = 0;
    for (const auto& hold : picture.rules.holds) kept += hold.is_released ? 0 : hold.places;
    const auto room = room_with(seated + kept, picture.rules, party_of(picture, is_seated));
    int unused = 0;
    for (const int places : room.kept) unused += places;
    return std::max(0, unused - (picture.capacity - seated));
  };
  if (missing(step.after) <= missing(step.before)) return std::nullopt;
  return "a place was given that is kept for somebody else";
}

Finding ceilings_are_respected(const Step& step) {
  const auto kind = step.operation.kind;
  if (kind == Kind::change_rules || kind == Kind::change_person || is_by_hand(step.operation)) {
    return std::nullopt;
  }
  const auto before = party_of(step.before, is_seated);
  const auto after = party_of(step.after, is_seated);
  const auto& rules = step.after.rules;
  for (const auto& seat_request : after) {
    const auto same_organisation = [&](const Party& party) {
      return std::ranges::count(party, seat_request.organisation, &SeatRequest::organisation);
    };
    if (rules.organisation_ceiling && !seat_request.organisation.empty() &&
        same_organisation(after) > *rules.organisation_ceiling &&
        same_organisation(after) > same_organisation(before)) {
      return fmt::format("too many come from {}", seat_request.organisation);
    }
    for (const auto& ceiling : rules.sector_ceilings) {
      const auto of_sector = [&](const Party& party) {
        return std::ranges::count(party, ceiling.sector, &SeatRequest::sector);
      };
      if (of_sector(after) > ceiling.places && of_sector(after) > of_sector(before)) {
        return fmt::format("too many are of {}", ceiling.sector);
      }
    }
  }
  return std::nullopt;
}

Finding nobody_is_asked_while_passed_over(const Step& step) {
  if (is_by_hand(step.operation)) return std::nullopt;
  for (const auto& waiter : step.before.list) {
    if (!waiter.passed_over_until || *waiter.passed_over_until <= step.now) continue;
    const auto* const now = same_in(step.after.list, waiter);
    if (waiter.state == State::waiting && now && now->state == State::offered) {
      return fmt::format("{} gave this place up just now", name_of(waiter.who.front()));
    }
  }
  return std::nullopt;
}

Finding nobody_is_asked_while_out_of_reach(const Step& step) {
  const auto kind = step.operation.kind;
  const bool can_reach =
      kind == Kind::call || kind == Kind::correct_address || kind == Kind::substitute;
  if (is_by_hand(step.operation) || can_reach) return std::nullopt;
  for (const auto& waiter : step.before.list) {
    const auto* const now = same_in(step.after.list, waiter);
    if (waiter.is_out_of_reach && waiter.state == State::waiting && now &&
        now->state == State::offered) {
      return fmt::format("no mail reaches {}", name_of(waiter.who.front()));
    }
  }
  return std::nullopt;
}

Finding one_live_place_for_each_person(const Step& step) {
  std::set<std::string> addresses;
  std::set<Who> people;
  for (const auto& person : step.after.people) {
    const bool is_new_address = person.email.empty() || addresses.insert(person.email).second;
    if (!is_new_address || !people.insert(person.who).second) {
      return fmt::format("{} has two places", name_of(person.who));
    }
  }
  return std::nullopt;
}

Finding one_open_offer_for_each_entry(const Step& step) {
  for (const auto& waiter : step.after.list) {
    if (waiter.offer && waiter.has_offer_elsewhere) {
      return fmt::format("{} has two offers", name_of(waiter.who.front()));
    }
  }
  return std::nullopt;
}

Finding offers_end_in_time_to_be_of_use(const Step& step) {
  for (const auto& waiter : step.after.list) {
    if (!waiter.offer || is_by_hand(step.operation)) continue;
    if (waiter.offer->due_at > last_answer(step.after.starts_at)) {
      return fmt::format("{} may answer too near the start", name_of(waiter.who.front()));
    }
  }
  return std::nullopt;
}

Finding broken_rule(const Step& step) {
  using Rule = Finding (*)(const Step&);
  static constexpr std::pair<const char*, Rule> rules[] = {
      {"never over capacity", never_over_capacity},
      {"no newcomer past an eligible waiter", no_newcomer_past_an_eligible_waiter},
      {"order is kept", order_is_kept},
      {"no place idle while somebody eligible waits", no_place_idle_while_somebody_eligible_waits},
      {"held places are respected", held_places_are_respected},
      {"ceilings are respected", ceilings_are_respected},
      {"nobody is asked while passed over", nobody_is_asked_while_passed_over},
      {"nobody is asked while out of reach", nobody_is_asked_while_out_of_reach},
      {"one live place for each person", one_live_place_for_each_person},
      {"one open offer for each entry", one_open_offer_for_each_entry},
      {"offers end in time to be of use", offers_end_in_time_to_be_of_use},
  };
  for (const auto& [rule, check] : rules) {
    if (const auto finding = check(step)) return fmt::format("{}: {}", rule, *finding);
  }
  return std::nullopt;
}

}  // namespace convene::simulation
