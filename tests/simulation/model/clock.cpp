#include <algorithm>
#include <tuple>
#include <utility>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// What falls due.
namespace convene::simulation {
namespace {

using std::chrono::hours;

// The order in which what falls due at the same moment is done.
enum class DueKind { offer, hold, passed_over, closing, saving };

struct Due {
  UtcTime at;
  DueKind kind;
  Index id = 0;  // the offer's, the entry's or the event's

  auto order() const { return std::tuple(at, kind, id); }
};

std::vector<Due> all_due(const Model& model) {
  std::vector<Due> all;
  for (Index id = 0; id < model.offers.size(); ++id) {
    if (!model.offers[id].end) all.push_back({model.offers[id].due_at, DueKind::offer, id});
  }
  for (Index id = 0; id < model.entries.size(); ++id) {
    const auto& entry = model.entries[id];
    if (!entry.has_ended && entry.passed_over_until) {
      all.push_back({*entry.passed_over_until, DueKind::passed_over, id});
    }
  }
  for (Index id = 0; id < model.events.size(); ++id) {
    const auto& event = model.events[id];
    for (const auto& hold : event.rules.holds) {
      if (!hold.is_released) all.push_back({hold.keeps_until, DueKind::hold, id});
    }
    if (!event.booking_closed) all.push_back({event.booking_closes_at, DueKind::closing, id});
    if (!event.saving_ended) all.push_back({event.starts_at - hours(7 * 24), DueKind::saving, id});
  }
  return all;
}

std::optional<Due> first_due(const Model& model) {
  const auto all = all_due(model);
  if (all.empty()) return std::nullopt;
  return *std::ranges::min_element(all, {}, &Due::order);
}

void perform(Model& model, const Due& due) {
  switch (due.kind) {
    case DueKind::offer:
      if (model.offers[due.id].clock_from) return model.expire(due.id);
      return model.start_clock(due.id, true);
    case DueKind::hold:
      for (auto& hold : model.events[due.id].rules.holds) {
        hold.is_released |= hold.keeps_until <= due.at;
      }
      model.to_allocate.insert(due.id);
      return;
    case DueKind::passed_over:
      model.entries[due.id].passed_over_until.reset();
      model.to_allocate.insert(model.entries[due.id].event);
      return;
    case DueKind::closing:
      model.events[due.id].booking_closed = true;
      return;
    case DueKind::saving:
      model.events[due.id].saving_ended = true;
      for (const auto id : model.events[due.id].entries) {
        auto& entry = model.entries[id];
        if (!std::exchange(entry.saves_places, false)) continue;
        // They may save at another event now.
        for (const auto other : model.waiting_parties[entry.waiting_party].entries) {
          if (!model.entries[other].has_ended) {
            model.to_allocate.insert(model.entries[other].event);
          }
        }
      }
      model.to_allocate.insert(due.id);
      return;
  }
}

}  // namespace

std::optional<UtcTime> Model::next_due() const {
  const auto due = first_due(*this);
  return due ? std::optional(due->at) : std::nullopt;
}

void Model::run_due() {
  for (auto due = first_due(*this); due && due->at <= now; due = first_due(*this)) {
    perform(*this, *due);
    allocate_all();
  }
}

// The server was down until now. Nobody loses a place that they could not answer for.
void Model::begin_again_after_downtime() {
  for (Index id = 0; id < offers.size(); ++id) {
    auto& offer = offers[id];
    if (offer.end || offer.due_at > now) continue;
    const auto event = entries[offer.entry].event;
    if (!offer.clock_from) {
      start_clock(id, true);
      continue;
    }
    const auto limit = last_answer(events[event].starts_at);
    const auto more_time = std::min(after_working_time(now, hours{2}), limit);
    if (more_time > now) offer.due_at = more_time;
    touched.insert(event);
  }
  run_due();
}

}  // namespace convene::simulation
