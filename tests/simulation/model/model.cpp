#include "simulation/model/model.hpp"

namespace convene::simulation {
namespace {

Outcome begin_event(Model& model, const Operation& request) {
  model.events.push_back({.number = request.number,
                          .starts_at = model.now + request.duration,
                          .ends_at = model.now + request.duration + std::chrono::hours(5),
                          .booking_closes_at = model.now + request.duration - request.closes_before,
                          .capacity = request.amount,
                          .open_places = request.amount});
  model.touched.insert(model.events.size() - 1);
  return Outcome::done;
}

// What comes first is done first.
Outcome let_time_pass(Model& model, std::chrono::seconds duration) {
  const auto until = model.now + duration;
  for (auto due = model.next_due(); due && *due <= until; due = model.next_due()) {
    model.now = std::max(model.now, *due);
    model.run_due();
  }
  model.now = until;
  return Outcome::done;
}

}  // namespace

Outcome Model::apply(const Operation& operation) {
  touched.clear();
  switch (operation.kind) {
    case Kind::begin_event:
      return begin_event(*this, operation);
    case Kind::book:
    case Kind::book_by_office:
      return book(operation);
    case Kind::repeat_booking:
      return booking_of(operation.booking) ? Outcome::done : Outcome::skipped;
    case Kind::cancel:
      return cancel(operation);
    case Kind::answer:
      return answer(operation);
    case Kind::move:
      return move(operation);
    case Kind::substitute:
      return substitute(operation);
    case Kind::change_person:
      return change_person(operation);
    case Kind::change_capacity:
      return change_capacity(operation);
    case Kind::change_rules:
      return change_rules(operation);
    case Kind::pause:
      return set_paused(operation, true);
    case Kind::resume:
      return set_paused(operation, false);
    case Kind::offer_by_hand:
      return offer_by_hand(operation);
    case Kind::confirm_by_hand:
      return confirm_by_hand(operation);
    case Kind::move_by_hand:
      return move_by_hand(operation);
    case Kind::mail_accepted:
    case Kind::mail_refused:
    case Kind::mail_bounced:
      return hear_of_mail(operation);
    case Kind::call:
      return call(operation);
    case Kind::correct_address:
      return correct_address(operation);
    case Kind::let_time_pass:
      return let_time_pass(*this, operation.duration);
    case Kind::be_late:
      now += operation.duration;
      return Outcome::done;
    case Kind::restart:
      now += operation.duration;
      begin_again_after_downtime();
      return Outcome::done;
  }
  return Outcome::something_else;
}

}  // namespace convene::simulation
