#include <algorithm>
#include <map>
#include <set>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// Answers to offers.
namespace convene::simulation {
namespace {

constexpr int positions_kept_max = 2;

Model::OfferEnd end_by(Answer answer) {
  switch (answer) {
    case Answer::accept:
      return Model::OfferEnd::accepted;
    case Answer::decline:
      return Model::OfferEnd::given_up;
    case Answer::keep_position:
      return Model::OfferEnd::position_kept;
    case Answer::need_longer:
      break;
  }
  return Model::OfferEnd::withdrawn;  // which nobody is ever heard to say
}

bool can_be_answered(const Model& model, const Model::Offer& offer) {
  if (offer.end) return false;
  const auto limit = last_answer(model.events[model.entries[offer.entry].event].starts_at);
  const auto end = offer.clock_from ? std::min(offer.due_at, limit) : limit;
  return model.now < end;
}

}  // namespace

Outcome Model::answer(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event || !booking_of(request.booking)) return Outcome::skipped;
  auto named = named_people(request);
  if (!named) return Outcome::not_found;

  std::map<Index, std::set<Index>> asked;  // whom of each open offer
  bool was_said_before = false;
  for (const auto person : *named) {
    for (const auto place : people[person].places) {
      if (places[place].event != *event) continue;
      was_said_before |= places[place].last_heard == end_by(request.answer);
      if (places[place].state != State::offered) continue;
      const auto offer = *open_offer_of(entries[*places[place].entry].waiting_party);
      if (can_be_answered(*this, offers[offer])) asked[offer].insert(person);
    }
  }
  if (asked.empty()) return was_said_before ? Outcome::done : Outcome::no_offer;
  // Who waits together answers together; companions go with whom they come with.
  for (const auto& [offer, persons] : asked) {
    const auto answering = with_companions({persons.begin(), persons.end()});
    const auto answers = [&](Index place) {
      return std::ranges::find(answering, places[place].person) != answering.end();
    };
    if (!std::ranges::all_of(entries[offers[offer].entry].places, answers)) {
      return Outcome::invalid_input;
    }
  }

  for (const auto& [id, persons] : asked) {
    auto& offer = offers[id];
    const auto entry = offer.entry;
    switch (request.answer) {
      case Answer::accept:
        hear(entry, OfferEnd::accepted);
        confirm(entry);
        break;
      case Answer::decline: {
        end_offer(id, OfferEnd::given_up);
        hear(entry, OfferEnd::given_up);
        const auto leaving = entries[entry].places;
        for (const auto place : leaving) leave(place, State::declined);
        break;
      }
      case Answer::keep_position:
        end_offer(id, OfferEnd::position_kept);
        hear(entry, OfferEnd::position_kept);
        entries[entry].passed_over_until = after_working_time(now, std::chrono::hours(24));
        if (entries[entry].kept_position < positions_kept_max) {
          ++entries[entry].kept_position;
        } else {
          move_to_end(entry);
        }
        break;
      case Answer::need_longer:
        if (offer.is_extended) break;
        offer.is_extended = true;
        touched.insert(*event);
        if (!offer.clock_from) break;
        // Never shorter: after a stop of the server it may run longer already.
        offer.due_at = std::max(offer.due_at, end_of(offer));
        break;
    }
  }
  allocate_all();
  return Outcome::done;
}

}  // namespace convene::simulation
