#include "support/test_database.hpp"

#include <cstdlib>
#include <iostream>

#include "storage/event_store.hpp"

namespace convene::support {

TestDatabase::TestDatabase() : connection_(storage::open_database(directory())) {}

TestDatabase::~TestDatabase() { stop_threads(); }

void TestDatabase::start_threads(storage::Writer::AfterCommit after_commit) {
  if (!after_commit) after_commit = [](storage::Connection&, const storage::Changes&) {};
  writer_ = std::make_unique<storage::Writer>(
      *connection_, clock_, std::move(after_commit), [](std::string_view what) {
        std::cerr << "the disk is uncertain: " << what << '\n';
        std::abort();
      });
  readers_ = std::make_unique<storage::Readers>(directory().database(), 2);
}

void TestDatabase::stop_threads() {
  readers_.reset();
  writer_.reset();
}

domain::Event sample_event(std::string slug, int capacity, UtcTime now) {
  using std::chrono::hours;
  const UtcTime start = now + hours{30 * 24 - 2};
  domain::Event event;
  event.slug = std::move(slug);
  event.title = "SEND network event";
  event.summary = "For everybody who works with children with special educational needs.";
  event.region = "Yorkshire and the Humber";
  event.town = "Leeds";
  event.starts_at = start;
  event.ends_at = start + hours{5};
  event.booking_opens_at = now - hours{1};
  event.booking_closes_at = start - hours{24};
  event.state = domain::EventState::published;
  event.venue = {.name = "Civic Hall",
                 .address = "1 Sample Street, Leeds",
                 .postcode = "LS1 1AA",
                 .travel = "Ten minutes on foot from the station.",
                 .access = "Step-free throughout."};
  event.programme = {{start, start + hours{1}, "Welcome", ""},
                     {start + hours{1}, start + hours{2}, "A parent's view", "parent"}};
  event.places.capacity = capacity;
  return event;
}

domain::EventId insert_event(storage::Connection& connection, const domain::Event& event) {
  return storage::EventStore(connection).insert(event);
}

}  // namespace convene::support
