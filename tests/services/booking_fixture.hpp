#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "services/bookings/booking_service.hpp"
#include "services/events/event_cache.hpp"
#include "services/links/manage_tokens.hpp"
#include "services/places/place_keeper.hpp"
#include "storage/catalogue_store.hpp"
#include "support/test_database.hpp"

namespace convene::services {

// The booking service over a database with events of few places, and what its tests look at.
class BookingFixture {
 public:
  BookingFixture() = default;
  ~BookingFixture() { database_.stop_threads(); }

  BookingFixture(const BookingFixture&) = delete;
  BookingFixture& operator=(const BookingFixture&) = delete;

  // leeds has 2 places, york 1 and hull, which begins after them, 50.
  static Key key() {
    Key key;
    key.bytes.fill(7);
    return key;
  }

  static domain::DelegateRequest person(const std::string& name, const std::string& email = {}) {
    return {.name = name, .email = email, .sector = "education"};
  }

  // For one person with an address of their own, who wants to be booked without being asked: "ann"
  // is ann@school.example.
  static domain::BookingRequest request(const std::string& name,
                                        const std::string& event = "leeds") {
    const auto email = name + "@school.example";
    return {.submission_id = name + "-at-" + event,
            .event = event,
            .contact = {name, email, ""},
            .delegates = {person(name, email)},
            .wait_if_full = true,
            .book_straight_away = true,
            .notice_days = 0};
  }

  domain::result<BookingService::Booked> book(domain::BookingRequest request) {
    return run(service_.book(std::move(request)));
  }
  // Books for one, who must have been taken.
  BookingService::Booked booked(const std::string& name, const std::string& event = "leeds") {
    return book(request(name, event)).value();
  }

  static BookingService::ManageLink link(const BookingService::Booked& booked) {
    return {booked.booking.reference, booked.manage_token};
  }
  domain::result<domain::Booking> find(const BookingService::ManageLink& link) {
    return run(service_.find(link));
  }
  domain::result<domain::Booking> cancel(const BookingService::Booked& booked,
                                         std::vector<domain::DelegateId> delegates = {}) {
    return run(service_.cancel(link(booked), {.delegates = std::move(delegates)}));
  }

  // "ann confirmed", "ben waiting 1": everybody at an event in the order of their booking.
  std::vector<std::string> room(const std::string& event = "leeds") {
    return rows(fmt::format(
        "SELECT name || ' ' || state || coalesce(' ' || CASE WHEN state = 'waiting' THEN"
        "         (SELECT 1 + coalesce(sum(ahead.seats), 0)"
        "            FROM standing AS own JOIN standing AS ahead USING (event_id)"
        "           WHERE own.id = me.standing_id AND ahead.state <> 'ended'"
        "             AND ahead.in_line < own.in_line) END, '')"
        "  FROM delegate AS me WHERE event_id = (SELECT id FROM event WHERE slug = '{}')"
        " ORDER BY id",
        event));
  }
  // "confirmed to ann@school.example", in the order in which they were written.
  std::vector<std::string> mails() {
    return rows(
        "SELECT kind || ' to ' || to_email || coalesce(' at ' || position, '')"
        "       || CASE WHEN delegate_id IS NULL THEN '' ELSE ', own place' END"
        "  FROM outbox ORDER BY id");
  }
  // "delegate booked ann: > confirmed".
  std::vector<std::string> history() {
    return rows(
        "SELECT actor || ' ' || act || ' ' || delegate.name || ': ' || before || '>' || after"
        "  FROM history JOIN delegate ON delegate.id = delegate_id ORDER BY history.id");
  }
  std::vector<std::string> rows(const std::string& sql) {
    return database_.readers().run_blocking([&sql](storage::Connection& connection) {
      std::vector<std::string> lines;
      SQLite::Statement query(connection.raw(), sql);
      while (query.executeStep()) lines.push_back(query.getColumn(0).getString());
      return lines;
    });
  }
  domain::Places places(const std::string& event = "leeds") {
    return database_.readers().run_blocking([&event](storage::Connection& connection) {
      return storage::EventStore(connection).facts_by_slug(event).value().places;
    });
  }

  // Runs `act(PlaceKeeper&, Transaction&)` as the command line would.
  template <class Act>
  auto keep_places(Act act) {
    return database_.writer().run_blocking([&act](storage::Transaction& transaction) {
      PlaceKeeper keeper(transaction, domain::Actor::command());
      return act(keeper, transaction);
    });
  }
  void execute(const std::string& sql) {
    database_.writer().run_blocking([&sql](storage::Transaction& transaction) {
      transaction.connection().execute(sql.c_str());
    });
  }

  template <class Result>
  Result run(boost::asio::awaitable<Result> work) {
    std::optional<Result> result;
    std::exception_ptr failure;
    boost::asio::co_spawn(context_, keep_result(std::move(work), result),
                          [&failure](std::exception_ptr thrown) { failure = std::move(thrown); });
    context_.restart();
    context_.run();
    if (failure) std::rethrow_exception(failure);
    return *std::move(result);
  }

 protected:
  // Coroutines wait here for the writer, which stops first.
  boost::asio::io_context context_;
  support::TestDatabase database_;
  EventCache cache_;
  storage::Writer& writer_ = start();
  BookingService service_{writer_, database_.readers(), cache_, key()};

 private:
  template <class Result>
  static boost::asio::awaitable<void> keep_result(boost::asio::awaitable<Result> work,
                                                  std::optional<Result>& result) {
    result.emplace(co_await std::move(work));
  }

  storage::Writer& start() {
    auto& connection = database_.connection();
    support::insert_event(connection, support::sample_event("leeds", 2));
    support::insert_event(connection, support::sample_event("york", 1));
    auto later = support::sample_event("hull", 50);
    later.starts_at += std::chrono::hours{24};
    later.ends_at += std::chrono::hours{24};
    support::insert_event(connection, later);
    cache_.load(connection);
    database_.start_threads([this](storage::Connection& written, const storage::Changes& changes) {
      cache_.refresh(written, changes);
    });
    return database_.writer();
  }
};

}  // namespace convene::services
