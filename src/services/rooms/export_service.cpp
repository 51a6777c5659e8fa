#include "services/rooms/export_service.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/reference.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/delegate_store.hpp"
#include "storage/history_store.hpp"
#include "storage/outbox_view.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using storage::Connection;
using storage::DelegateStore;
using storage::Transaction;

std::string states_text(const std::vector<domain::DelegateState>& states) {
  std::vector<std::string> slugs;
  slugs.reserve(states.size());
  for (const auto state : states) slugs.emplace_back(slug_of(state));
  return join(slugs, " or ");
}

std::string description(const ExportService::EmailChoice& choice, std::size_t count) {
  auto text = fmt::format("email list, {}, {}",
                          counted(static_cast<std::int64_t>(count), "address", "addresses"),
                          states_text(choice.states));
  if (!choice.role.empty()) text += ", role " + choice.role;
  if (!choice.sector.empty()) text += ", sector " + choice.sector;
  return text;
}

std::vector<domain::ListedDelegate> chosen(Connection& connection,
                                           const ExportService::EmailChoice& choice) {
  domain::DelegateFilter filter{
      .states = choice.states, .role = choice.role, .sector = choice.sector};
  const DelegateStore delegates(connection);
  if (choice.events.empty()) return delegates.list(filter);
  std::vector<domain::ListedDelegate> all;
  for (const auto event : choice.events) {
    filter.event = event;
    auto some = delegates.list(filter);
    std::ranges::move(some, std::back_inserter(all));
  }
  return all;
}

struct BookingMails {
  std::string reference;
  domain::EventId event;
  std::vector<domain::ListedMail> mails;
};

domain::result<BookingMails> mails_of(Connection& connection, const std::string& typed,
                                      std::optional<domain::PersonId> person, int most) {
  domain::Problem nobody{domain::ProblemKind::not_found};
  const auto reference = domain::parse_reference(typed);
  if (!reference) return nobody;
  const auto booking = storage::BookingStore(connection).by_reference(*reference);
  if (!booking) return nobody;
  const storage::OutboxView outbox(connection);
  if (!person)
    return BookingMails{*reference, booking->event, outbox.of_booking(booking->id, most)};
  if (std::ranges::find(booking->delegates, *person, &domain::Delegate::person) ==
      booking->delegates.end()) {
    return nobody;
  }
  return BookingMails{*reference, booking->event, outbox.of_person(booking->id, *person, most)};
}

std::string mails_text(std::size_t count) {
  return counted(static_cast<std::int64_t>(count), "email", "emails");
}

}  // namespace

awaitable<std::vector<domain::ListedDelegate>> ExportService::attendance_list(
    domain::Actor actor, domain::EventId event, std::vector<domain::DelegateState> states) {
  const domain::DelegateFilter filter{.event = event, .states = std::move(states)};
  auto listed = co_await readers_.run(
      [&filter](Connection& connection) { return DelegateStore(connection).list(filter); });
  domain::sort(listed, domain::DelegateOrder::name);
  auto what = fmt::format("attendance list, {}, {}",
                          counted(static_cast<std::int64_t>(listed.size()), "person", "people"),
                          states_text(filter.states));
  co_await record(actor, {event}, std::move(what));
  co_return listed;
}

awaitable<std::vector<domain::EmailLine>> ExportService::email_list(domain::Actor actor,
                                                                    EmailChoice choice) {
  if (choice.states.empty()) choice.states = domain::live_states();
  const auto listed = co_await readers_.run(
      [&choice](Connection& connection) { return chosen(connection, choice); });
  auto lines = domain::email_list(listed);
  co_await record(actor, choice.events, description(choice, lines.size()));
  co_return lines;
}

awaitable<std::vector<domain::UndeliveredMail>> ExportService::undelivered_mails(
    domain::Actor actor, UtcTime now, int most) {
  auto mails = co_await readers_.run([now, most](Connection& connection) {
    return storage::OutboxView(connection).undelivered(now, most);
  });
  co_await record(actor, {}, fmt::format("undelivered emails, {}", mails_text(mails.size())));
  co_return mails;
}

awaitable<domain::result<std::vector<domain::ListedMail>>> ExportService::booking_mails(
    domain::Actor actor, std::string reference, std::optional<domain::PersonId> person, int most) {
  auto found = co_await readers_.run([&reference, person, most](Connection& connection) {
    return mails_of(connection, reference, person, most);
  });
  if (!found) co_return found.error();
  co_await record(
      actor, {found->event},
      fmt::format("emails of booking {}, {}", found->reference, mails_text(found->mails.size())));
  co_return std::move(found->mails);
}

// An export of several events stands once at each of them.
awaitable<void> ExportService::record(domain::Actor actor, std::vector<domain::EventId> events,
                                      std::string what) {
  co_await writer_.run([actor, &events, &what](Transaction& transaction) {
    domain::AuditEntry entry{.at = transaction.now(),
                             .actor = actor,
                             .action = domain::AuditAction::exported,
                             .after = what};
    storage::HistoryStore history(transaction.connection());
    if (events.empty()) history.append(entry);
    for (const auto event : events) {
      entry.event = event;
      history.append(entry);
    }
  });
}

}  // namespace convene::services
