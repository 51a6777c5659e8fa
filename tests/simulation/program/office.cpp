#include <stdexcept>

#include <fmt/format.h>

#include "domain/history.hpp"
#include "services/links/manage_tokens.hpp"
#include "simulation/program/program.hpp"
#include "simulation/program/text.hpp"
#include "storage/event_store.hpp"

// What the office does.
namespace convene::simulation {
namespace {

std::int64_t last_line_of_history(storage::Connection& connection) {
  auto last = connection.statement("SELECT coalesce(max(id), 0) FROM history");
  last.bind().step();
  return last.integer(0);
}

std::string line_for(const domain::AuditEntry& entry) {
  return fmt::format("{} {} {}>{}\n", domain::slug_of(entry.action), entry.delegate.value().value,
                     entry.before, entry.after);
}

std::string history_of_people_since(storage::Connection& connection, std::int64_t last) {
  auto lines = connection.statement(
      "SELECT action || ' ' || delegate_id || ' ' || before || '>' || after FROM history"
      " WHERE id > ? AND delegate_id NOT NULL ORDER BY id");
  lines.bind(last);
  std::string text;
  while (lines.step()) text += lines.text(0) + "\n";
  return text;
}

constexpr std::string_view reason = "Agreed on the telephone.";

}  // namespace

Outcome Program::begin_event(const Operation& operation) {
  const auto now = clock_.now();
  domain::Event event;
  event.slug = slug_of_event(operation.number);
  event.title = "Network event";
  event.region = "Yorkshire and the Humber";
  event.starts_at = now + operation.duration;
  event.ends_at = event.starts_at + std::chrono::hours(5);
  event.booking_opens_at = now - std::chrono::hours(24 * 365);
  event.booking_closes_at = event.starts_at - operation.closes_before;
  event.state = domain::EventState::published;
  event.places.capacity = operation.amount;
  const auto id = server_->writer.run_blocking([&event](storage::Transaction& transaction) {
    const auto inserted = storage::EventStore(transaction.connection()).insert(event);
    transaction.event_changed(inserted);
    return inserted;
  });
  events_[id] = operation.number;
  return Outcome::done;
}

services::DelegateService::NewDelegate Program::office_request_of(
    const Operation& operation) const {
  return {.submission_id = fmt::format("booking-{}", operation.number),
          .event = slug_of_event(operation.event),
          .person = request_for(operation.people.front(), 1),
          .wait_if_full = operation.wait};
}

Outcome Program::book_by_office(const Operation& operation) {
  const auto booked =
      server_->wait_for(server_->delegates.add(organiser_, office_request_of(operation)));
  if (!booked) return outcome_of(booked);
  const auto& person = booked->delegates.front();
  bookings_[operation.number] = {operation,
                                 booked->reference,
                                 services::booking_token(Server::link_key(), *booked),
                                 {person.person}};
  who_[person.person] = {operation.number, 0};
  return Outcome::done;
}

Outcome Program::change_person(const Operation& operation) {
  const auto& wanted = operation.people.front();
  return outcome_of(server_->wait_for(server_->delegates.change_delegate(
      organiser_, row_of(operation),
      {.roles = wanted.roles, .sector = wanted.sector, .organisation = wanted.organisation})));
}

// What the dry run tells is what the change then does, to the letter of the history.
template <class Preview, class Change>
Outcome Program::change_after_dry_run(int event, Preview preview, Change change) {
  const auto last = last_line_of_history(*looks_);
  const auto promised = server_->wait_for(std::move(preview));
  const auto changed = outcome_of(server_->wait_for(change()));
  if (changed != outcome_of(promised)) throw std::runtime_error("the dry run refused, or did not");
  if (!promised) return changed;
  std::string acts;
  for (const auto& act : promised->entries) acts += line_for(act.entry);
  if (acts != history_of_people_since(*looks_, last) ||
      promised->open_places_after != picture(event).open_places) {
    throw std::runtime_error("the dry run told something else than what was done");
  }
  return changed;
}

Outcome Program::change_capacity(const Operation& operation) {
  const auto event = slug_of_event(operation.event);
  const auto typed = std::to_string(operation.amount);
  return change_after_dry_run(
      operation.event, server_->rooms.preview_capacity(organiser_, event, typed),
      [&] { return server_->rooms.change_capacity(organiser_, event, typed); });
}

Outcome Program::change_rules(const Operation& operation) {
  const auto starts_at = picture(operation.event).starts_at;
  domain::RoomRules rules{.organisation_ceiling = operation.organisation_ceiling};
  for (const auto& hold : operation.kept) {
    rules.holds.push_back({.sector = hold.sector,
                           .role = hold.role,
                           .places = hold.places,
                           .keeps_until = starts_at - hold.days_before * std::chrono::hours(24)});
  }
  for (const auto& ceiling : operation.ceilings) {
    rules.sector_ceilings.push_back({ceiling.sector, ceiling.places});
  }
  const auto event = slug_of_event(operation.event);
  return change_after_dry_run(
      operation.event, server_->rooms.preview_rules(organiser_, event, rules),
      [&] { return server_->rooms.change_rules(organiser_, event, rules); });
}

Outcome Program::act_by_hand(const Operation& operation) {
  auto& delegates = server_->delegates;
  const auto row = row_of(operation);
  if (operation.kind == Kind::offer_by_hand) {
    return outcome_of(
        server_->wait_for(delegates.offer_by_hand(organiser_, row, std::string(reason))));
  }
  if (operation.kind == Kind::confirm_by_hand) {
    return outcome_of(
        server_->wait_for(delegates.confirm_by_hand(organiser_, row, std::string(reason))));
  }
  return outcome_of(server_->wait_for(
      delegates.move_by_hand(organiser_, row, slug_of_event(operation.to), std::string(reason))));
}

}  // namespace convene::simulation
