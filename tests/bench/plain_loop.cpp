#include "bench/plain_loop.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "bench/machine.hpp"
#include "services/bookings/new_booking.hpp"
#include "services/events/event_cache.hpp"
#include "storage/data_lock.hpp"
#include "storage/database.hpp"
#include "storage/transaction.hpp"

namespace convene::bench {
namespace {

domain::BookingRequest request_of(std::size_t person, int events) {
  const auto name = fmt::format("Delegate {}", person);
  const auto email = fmt::format("delegate.{}@example.org", person);
  return {.submission_id = fmt::format("bench-{:012}", person),
          .event = fmt::format("event-{}", person % static_cast<std::size_t>(events)),
          .contact = {name, email, "020 7946 0000"},
          .delegates = {{.name = name,
                         .email = email,
                         .organisation = fmt::format("Council {}", person % 500),
                         .job_title = "Coordinator",
                         .sector = "local_authority"}},
          .wait_if_full = true};
}

void book(storage::Connection& connection, const services::EventCache& cache,
          const domain::BookingRequest& typed) {
  const auto request = services::check(typed, *cache.catalogue());
  if (!request) throw std::runtime_error("what the loop types cannot be booked");
  connection.statement("BEGIN IMMEDIATE").run();
  storage::Transaction transaction(connection, SystemClock().now());
  const auto decided = services::decide(transaction, cache, *request);
  if (!decided || !decided->booking) throw std::runtime_error("the loop could not book");
  connection.statement("COMMIT").run();
}

}  // namespace

LoopResult run_plain_loop(const std::filesystem::path& data, int events, double seconds) {
  const storage::DataDirectory directory{data};
  const storage::DataLock lock(directory);
  const auto connection = storage::open_database(directory);
  services::EventCache cache;
  cache.load(*connection);
  LoopResult result;
  const auto started_at = Watch::Clock::now();
  while (result.seconds < seconds) {
    book(*connection, cache, request_of(result.bookings, events));
    ++result.bookings;
    result.seconds = std::chrono::duration<double>(Watch::Clock::now() - started_at).count();
  }
  return result;
}

}  // namespace convene::bench
