#include "services/booking_fixture.hpp"

#include "storage/event_store.hpp"

namespace convene::services {

BookingFixture::BookingFixture() = default;

BookingFixture::~BookingFixture() { database_.stop_threads(); }

Key BookingFixture::key() {
  Key key;
  key.bytes.fill(7);
  return key;
}

domain::DelegateRequest BookingFixture::person(const std::string& name, const std::string& email) {
  return {.name = name, .email = email, .sector = "education"};
}

domain::BookingRequest BookingFixture::request(const std::string& name, const std::string& event) {
  const auto email = name + "@school.example";
  return {.submission_id = name + "-at-" + event,
          .event = event,
          .contact = {name, email, ""},
          .delegates = {person(name, email)},
          .wait_if_full = true,
          .book_straight_away = true,
          .notice_days = 0};
}

domain::result<BookingService::Booked> BookingFixture::book(const domain::BookingRequest& request) {
  auto in_order = domain::checked(request, catalogue_);
  if (!in_order) return in_order.error();
  return run(service_.book(*std::move(in_order)));
}

BookingService::Booked BookingFixture::booked(const std::string& name, const std::string& event) {
  return book(request(name, event)).value();
}

BookingService::ManageLink BookingFixture::link(const BookingService::Booked& booked) {
  return {booked.booking.reference, booked.manage_token};
}

domain::result<domain::Booking> BookingFixture::find(const BookingService::ManageLink& link) {
  return run(service_.find(link));
}

domain::result<domain::Booking> BookingFixture::cancel(const BookingService::Booked& booked,
                                                       std::vector<domain::PersonId> delegates) {
  return run(service_.cancel(link(booked), {.delegates = std::move(delegates)}));
}

std::vector<std::string> BookingFixture::room(const std::string& event) {
  return rows(
      fmt::format("SELECT name || ' ' || state || coalesce(' ' || CASE WHEN state = 'waiting' THEN"
                  "         (SELECT 1 + coalesce(sum(ahead.seats), 0)"
                  "            FROM waiting_list_entry AS own"
                  "            JOIN waiting_list_entry AS ahead USING (event_id)"
                  "           WHERE own.id = me.entry_id AND ahead.state <> 'ended'"
                  "             AND ahead.queue_number < own.queue_number) END, '')"
                  "  FROM delegate AS me WHERE event_id = (SELECT id FROM event WHERE slug = '{}')"
                  " ORDER BY id",
                  event));
}

std::vector<std::string> BookingFixture::mails() {
  return rows(
      "SELECT kind || ' to ' || to_email || coalesce(' at ' || position, '')"
      "       || CASE WHEN person_id IS NULL THEN '' ELSE ', own place' END"
      "  FROM outbox ORDER BY id");
}

std::vector<std::string> BookingFixture::history() {
  return rows(
      "SELECT actor || ' ' || action || ' ' || delegate.name || ': ' || before || '>' || after"
      "  FROM history JOIN delegate ON delegate.id = delegate_id ORDER BY history.id");
}

std::vector<std::string> BookingFixture::rows(const std::string& sql) {
  return database_.readers().run_blocking([&sql](storage::Connection& connection) {
    std::vector<std::string> lines;
    SQLite::Statement query(connection.raw(), sql);
    while (query.executeStep()) lines.push_back(query.getColumn(0).getString());
    return lines;
  });
}

domain::Places BookingFixture::places(const std::string& event) {
  return database_.readers().run_blocking([&event](storage::Connection& connection) {
    return storage::EventStore(connection).facts_by_slug(event).value().places;
  });
}

void BookingFixture::execute(const std::string& sql) {
  database_.writer().run_blocking(
      [&sql](storage::Transaction& transaction) { transaction.connection().execute(sql.c_str()); });
}

storage::Writer& BookingFixture::start() {
  auto& connection = database_.connection();
  support::insert_event(connection, support::sample_event("leeds", 2));
  support::insert_event(connection, support::sample_event("york", 1));
  auto later = support::sample_event("hull", 50);
  later.starts_at += std::chrono::hours{24};
  later.ends_at += std::chrono::hours{24};
  support::insert_event(connection, later);
  cache_.load(connection);
  catalogue_ = storage::CatalogueStore(connection).catalogue();
  database_.start_threads([this](storage::Connection& written, const storage::Changes& changes) {
    cache_.refresh(written, changes);
  });
  return database_.writer();
}

}  // namespace convene::services
