#include <algorithm>
#include <stdexcept>

#include "services/places/offer_start.hpp"
#include "simulation/program/program.hpp"
#include "simulation/program/text.hpp"

// What becomes of the mails of offers, and what is done about those that do not arrive.
namespace convene::simulation {
namespace {

domain::OfferId open_offer_of(storage::Connection& connection, domain::DelegateId row) {
  auto found = connection.statement(
      "SELECT offer.id FROM offer JOIN delegate ON delegate.entry_id = offer.entry_id"
      " WHERE delegate.id = ? AND outcome IS NULL");
  found.bind(row);
  if (!found.step()) throw std::logic_error("they hold no offer");
  return found.id<domain::OfferId>(0);
}

void record_all(storage::Connection& connection, domain::OfferId offer, const char* state) {
  connection.statement("UPDATE outbox SET state = ?, next_attempt_at = NULL WHERE offer_id = ?")
      .bind(state, offer)
      .run();
}

}  // namespace

// The relay's part: all mails of the offer that the person named holds.
Outcome Program::hear_of_mail(const Operation& operation) {
  const auto row = row_of(operation);
  server_->writer.run_blocking([&](storage::Transaction& transaction) {
    auto& connection = transaction.connection();
    const auto offer = open_offer_of(connection, row);
    switch (operation.kind) {
      case Kind::mail_accepted:
        record_all(connection, offer, "handed_over");
        return services::offer_mail_accepted(transaction, offer);
      case Kind::mail_refused:
        record_all(connection, offer, "failed");
        return services::offer_mail_refused(transaction, offer);
      default:
        record_all(connection, offer, "bounced");
        return services::offer_mail_bounced(transaction, offer);
    }
  });
  return Outcome::done;
}

// About everything that stands in the office's list for this booking.
Outcome Program::call(const Operation& operation) {
  const auto reference = bookings_.at(operation.booking).reference;
  for (const auto& call : server_->wait_for(server_->calls.calls(clock_.now()))) {
    if (call.reference != reference) continue;
    services::NotedCall noted{.was_reached = operation.was_reached, .about = {}};
    for (const auto& reason : call.reasons) noted.about.push_back(reason.subject);
    return outcome_of(server_->wait_for(server_->calls.note(organiser_, call.delegate, noted)));
  }
  return Outcome::done;
}

Outcome Program::correct_address(const Operation& operation) {
  const auto link = link_of(operation);
  const auto person = named(operation).front();
  const auto booking = server_->wait_for(server_->bookings.find(link)).value();
  const auto found = std::ranges::find(booking.delegates, person, &domain::Delegate::person);
  const auto corrected = server_->wait_for(
      server_->bookings.correct_details(link, {.delegate = person,
                                               .details = {.name = found->name,
                                                           .email = operation.people.front().email,
                                                           .phone = {},
                                                           .job_title = found->job_title}}));
  // Whoever is the contact has another link now.
  if (corrected) bookings_.at(operation.booking).token = corrected->manage_token;
  return outcome_of(corrected);
}

}  // namespace convene::simulation
