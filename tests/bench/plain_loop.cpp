#include "bench/plain_loop.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "bench/machine.hpp"
#include "domain/booking_rules.hpp"
#include "services/place_keeper.hpp"
#include "services/request_digest.hpp"
#include "storage/booking_store.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/database.hpp"
#include "storage/event_store.hpp"

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

void book(storage::Connection& connection, const domain::Catalogue& catalogue,
          const domain::BookingRequest& typed) {
  connection.statement("BEGIN IMMEDIATE").run();
  storage::Transaction transaction(connection, SystemClock().now());
  const auto request = domain::checked(typed, catalogue).value();
  if (storage::BookingStore(connection).submission(request.submission_id)) {
    throw std::logic_error("a person of the loop comes twice");
  }
  const auto event = storage::EventStore(connection).facts_by_slug(request.event).value();
  if (storage::DelegateStore(connection)
          .live_with_address(event.id, request.delegates.front().email)) {
    throw std::logic_error("a person of the loop has a place already");
  }
  services::PlaceKeeper(transaction, domain::Actor::delegate())
      .book(event, request, services::request_digest(request), catalogue);
  connection.statement("COMMIT").run();
}

}  // namespace

LoopResult run_plain_loop(const std::filesystem::path& data, int events, double seconds) {
  const storage::DataDirectory directory{data};
  const storage::DataLock lock(directory);
  const auto connection = storage::open_database(directory);
  const auto catalogue = storage::CatalogueStore(*connection).catalogue();
  LoopResult result;
  const auto started_at = Watch::Clock::now();
  while (result.seconds < seconds) {
    book(*connection, catalogue, request_of(result.bookings, events));
    ++result.bookings;
    result.seconds = std::chrono::duration<double>(Watch::Clock::now() - started_at).count();
  }
  return result;
}

}  // namespace convene::bench
