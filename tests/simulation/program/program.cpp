#include "simulation/program/program.hpp"

#include "simulation/program/database_view.hpp"
#include "simulation/program/text.hpp"
#include "storage/account_store.hpp"

namespace convene::simulation {

Program::Program(UtcTime begins_at) : clock_(begins_at) {
  server_.emplace(storage::DataDirectory{temporary_.path()}, clock_);
  looks_ = std::make_unique<storage::Connection>(
      storage::DataDirectory{temporary_.path()}.database(), storage::Connection::Mode::read_only);
  organiser_ = server_->writer.run_blocking([](storage::Transaction& transaction) {
    return storage::AccountStore(transaction.connection())
        .insert({.email = "organiser@example.org",
                 .name = "An organiser",
                 .kind = domain::AccountKind::organiser},
                transaction.now());
  });
}

Program::~Program() = default;

Outcome Program::apply(const Operation& operation) {
  switch (operation.kind) {
    case Kind::begin_event:
      return begin_event(operation);
    case Kind::book:
      return book(operation);
    case Kind::book_by_office:
      return book_by_office(operation);
    case Kind::repeat_booking:
      return repeat_booking(operation);
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
      return outcome_of(
          server_->wait_for(server_->rooms.pause(organiser_, slug_of_event(operation.event))));
    case Kind::resume:
      return outcome_of(
          server_->wait_for(server_->rooms.resume(organiser_, slug_of_event(operation.event))));
    case Kind::offer_by_hand:
    case Kind::confirm_by_hand:
    case Kind::move_by_hand:
      return act_by_hand(operation);
    case Kind::mail_accepted:
    case Kind::mail_refused:
    case Kind::mail_bounced:
      return hear_of_mail(operation);
    case Kind::call:
      return call(operation);
    case Kind::correct_address:
      return correct_address(operation);
    case Kind::let_time_pass:
      return let_time_pass(operation.duration);
    case Kind::be_late:
      clock_.advance(operation.duration);
      return Outcome::done;
    case Kind::restart:
      return restart(operation.duration);
  }
  return Outcome::something_else;
}

std::set<int> Program::touched() {
  std::set<int> numbers;
  for (const auto event : server_->changed_events()) numbers.insert(events_.at(event));
  return numbers;
}

Picture Program::picture(int event) {
  return picture_of(*looks_, slug_of_event(event), event, who_);
}

std::string Program::contradiction() {
  if (auto what = contradiction_in(*looks_); !what.empty()) return what;
  return history_.read_on(*looks_);
}

std::vector<domain::PersonId> Program::named(const Operation& operation) const {
  const auto& booked = bookings_.at(operation.booking);
  std::vector<domain::PersonId> people;
  for (const int number : operation.persons) {
    people.push_back(booked.people.at(static_cast<std::size_t>(number)));
  }
  return people;
}

domain::DelegateId Program::row_of(const Operation& operation) {
  auto found = looks_->statement(
      "SELECT delegate.id FROM delegate JOIN event ON event.id = event_id"
      " WHERE coalesce(person_id, delegate.id) = ? AND slug = ? ORDER BY delegate.id DESC");
  found.bind(named(operation).front(), slug_of_event(operation.event));
  if (!found.step()) throw std::logic_error("nobody of that name at the event");
  return found.id<domain::DelegateId>(0);
}

}  // namespace convene::simulation
