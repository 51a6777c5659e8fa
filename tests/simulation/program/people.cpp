#include <array>

#include <fmt/format.h>

#include "services/links/manage_tokens.hpp"
#include "simulation/program/program.hpp"
#include "simulation/program/text.hpp"

// What people do by their links.
namespace convene::simulation {
namespace {

std::string contact_address(const Operation& booking) {
  return fmt::format("contact-{}@example.org", booking.number);
}

}  // namespace

domain::BookingRequest Program::request_of(const Operation& operation) const {
  domain::BookingRequest request{
      .submission_id = fmt::format("booking-{}", operation.number),
      .event = slug_of_event(operation.event),
      .contact = {.name = "A contact", .email = contact_address(operation)},
      .wait_if_full = operation.wait,
      .together = operation.together,
      .book_straight_away = operation.straight_away,
      .notice_days = operation.notice_days};
  for (const auto& person : operation.people) {
    request.delegates.push_back(
        request_for(person, static_cast<int>(request.delegates.size()) + 1));
  }
  for (const int event : operation.others) request.also_wait_for.push_back(slug_of_event(event));
  return request;
}

Outcome Program::book(const Operation& operation) {
  const auto booked = server_->book(request_of(operation));
  if (!booked) return outcome_of(booked);
  auto& kept = bookings_[operation.number];
  kept = {operation, booked->booking.reference, booked->manage_token};
  for (const auto& delegate : booked->booking.delegates) {
    who_[delegate.person] = {operation.number, static_cast<int>(kept.people.size())};
    kept.people.push_back(delegate.person);
  }
  return Outcome::done;
}

Outcome Program::repeat_booking(const Operation& operation) {
  const auto& first = bookings_.at(operation.booking);
  if (first.request.kind == Kind::book_by_office) {
    const auto booked =
        server_->wait_for(server_->delegates.add(organiser_, office_request_of(first.request)));
    if (!booked) return outcome_of(booked);
    return booked->reference == first.reference ? Outcome::done : Outcome::something_else;
  }
  const auto booked = server_->book(request_of(first.request));
  if (!booked) return outcome_of(booked);
  const bool is_same = booked->is_repeat && booked->booking.reference == first.reference &&
                       booked->manage_token == first.token;
  return is_same ? Outcome::done : Outcome::something_else;
}

services::ManageLink Program::link_of(const Operation& operation) {
  const auto& booked = bookings_.at(operation.booking);
  services::ManageLink link{booked.reference, booked.token};
  if (operation.own_link < 0) return link;
  const auto booking = server_->wait_for(server_->bookings.find(link)).value();
  const auto person = booked.people.at(static_cast<std::size_t>(operation.own_link));
  for (const auto& delegate : booking.delegates) {
    if (delegate.person != person) continue;
    link.token = services::delegate_token(Server::link_key(), delegate);
  }
  return link;
}

Outcome Program::cancel(const Operation& operation) {
  return outcome_of(server_->wait_for(server_->bookings.cancel(
      link_of(operation), {.delegates = named(operation),
                           .event = operation.event < 0 ? "" : slug_of_event(operation.event)})));
}

Outcome Program::answer(const Operation& operation) {
  static constexpr std::array answers = {domain::Answer::accept, domain::Answer::decline,
                                         domain::Answer::keep_position,
                                         domain::Answer::need_longer};
  return outcome_of(server_->wait_for(server_->bookings.answer_offer(
      link_of(operation), {.answer = answers.at(static_cast<std::size_t>(operation.answer)),
                           .event = slug_of_event(operation.event),
                           .delegates = named(operation)})));
}

Outcome Program::move(const Operation& operation) {
  return outcome_of(server_->wait_for(server_->bookings.move(
      link_of(operation),
      {.to = slug_of_event(operation.to), .delegates = named(operation), .wait = operation.wait})));
}

// The link of who came before must be dead afterwards; a repeat must leave the new one alive.
Outcome Program::substitute(const Operation& operation) {
  auto by_own_link = operation;
  by_own_link.own_link = operation.persons.front();
  const auto former_link = link_of(by_own_link);
  const auto name = fmt::format("Substitute {}", operation.amount);
  const auto before = server_->wait_for(server_->bookings.find(former_link)).value();
  const auto& email = operation.people.front().email;
  const bool is_repeat =
      before.delegates.front().name == name && before.delegates.front().email == email;
  const auto substituted = server_->wait_for(server_->bookings.substitute(
      link_of(operation),
      {.delegate = named(operation).front(), .who = {.name = name, .email = email}}));
  if (!substituted) return outcome_of(substituted);
  const bool still_opens = server_->wait_for(server_->bookings.find(former_link)).has_value();
  return still_opens == is_repeat ? Outcome::done : Outcome::something_else;
}

}  // namespace convene::simulation
