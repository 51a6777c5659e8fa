#include "support/deciding_too_early.hpp"

#include <thread>
#include <vector>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "support/http_server.hpp"
#include "support/test_database.hpp"

namespace convene::support {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

// Lets everybody go on once `expected` have come. Used by the one thread of the server alone.
class Barrier {
 public:
  explicit Barrier(int expected) : expected_(expected) {}

  awaitable<void> arrive_and_wait() {
    // In the coroutine's frame: a timer must not outlive the server's io_context, as the barrier
    // does.
    asio::steady_timer all_are_here(co_await asio::this_coro::executor,
                                    asio::steady_timer::time_point::max());
    waiting_.push_back(&all_are_here);
    if (static_cast<int>(waiting_.size()) == expected_) {
      for (auto* timer : waiting_) timer->cancel();
      co_return;
    }
    boost::system::error_code cancelled;
    co_await all_are_here.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }

 private:
  const int expected_;
  std::vector<asio::steady_timer*> waiting_;
};

bool has_free_place(storage::Connection& connection, domain::EventId event) {
  return storage::EventStore(connection).facts_by_id(event)->places.free() > 0;
}

void insert_confirmed(storage::Connection& connection, domain::EventId event,
                      const std::string& name) {
  connection
      .statement(
          "INSERT INTO booking (event_id, reference, submission_id, request_digest,"
          " contact_name, contact_email, contact_phone, booked_at)"
          " VALUES (?, ?, ?, x'00', ?, ?, '', 0)")
      .bind(event, name, name, name, name + "@example.org")
      .run();
  connection
      .statement(
          "INSERT INTO delegate (booking_id, event_id, name, email, email_key, organisation,"
          " job_title, sector, sector_text, takes_seat, state, booked_at, changed_at)"
          " VALUES (last_insert_rowid(), ?, ?, '', '', '', '', 'education', '', 1,"
          " 'confirmed', 0, 0)")
      .bind(event, name)
      .run();
}

struct NoPlace : std::exception {};

struct TooEarly {
  TestDatabase& database;
  domain::EventId event;
  Barrier barrier;

  awaitable<http::Response> book(const http::Request& request) {
    const domain::EventId id = event;
    const bool has_place = co_await database.readers().run(
        [id](storage::Connection& connection) { return has_free_place(connection, id); });
    co_await barrier.arrive_and_wait();
    http::Response response;
    response.status = http::Status::created;
    try {
      if (!has_place) throw NoPlace();
      co_await database.writer().run([id, &request](storage::Transaction& transaction) {
        insert_confirmed(transaction.connection(), id, request.body);
      });
    } catch (const std::exception&) {  // NoPlace, or the guard's
      response.status = http::Status::conflict;
    }
    co_return response;
  }
};

}  // namespace

RaceOutcome race_deciding_too_early(int racers, Guard guard) {
  TestDatabase database;
  const auto event = insert_event(database.connection(), sample_event("too-early", 1));
  if (guard == Guard::off) database.connection().execute("DROP TRIGGER event_capacity_guard");
  database.start_threads();
  TooEarly service{database, event, Barrier(racers)};
  RaceOutcome outcome;
  {
    HttpServer server({{http::Method::post, "/book", [&service](const http::Request& request) {
                          return service.book(request);
                        }}});
    std::vector<int> statuses(static_cast<std::size_t>(racers));
    std::vector<std::jthread> threads;
    threads.reserve(statuses.size());
    for (int racer = 0; racer < racers; ++racer) {
      threads.emplace_back([&, racer] {
        statuses[static_cast<std::size_t>(racer)] =
            server.client().request("POST", "/book", {}, fmt::format("racer-{}", racer)).status;
      });
    }
    threads.clear();
    outcome.refused = static_cast<int>(std::ranges::count(statuses, 409));
    database.stop_threads();
  }
  auto count = database.connection().statement(
      "SELECT (SELECT count(*) FROM delegate WHERE state = 'confirmed'),"
      " (SELECT capacity FROM event)");
  count.step();
  outcome.confirmed = static_cast<int>(count.integer(0));
  outcome.capacity = static_cast<int>(count.integer(1));
  return outcome;
}

}  // namespace convene::support
