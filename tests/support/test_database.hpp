#pragma once

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "domain/event.hpp"
#include "storage/database.hpp"
#include "storage/event_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"
#include "support/fixed_clock.hpp"
#include "support/temporary_directory.hpp"

namespace convene::support {

// A migrated database in a directory of its own. Before start_threads() a test uses the connection
// as it likes; afterwards the connection is the writer's.
class TestDatabase {
 public:
  TestDatabase() : connection_(storage::open_database(directory())) {}
  ~TestDatabase() { stop_threads(); }

  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  storage::DataDirectory directory() const { return {temporary_.path()}; }
  storage::Connection& connection() { return *connection_; }
  FixedClock& clock() { return clock_; }

  void start_threads(storage::Writer::AfterCommit after_commit = {}) {
    if (!after_commit) after_commit = [](storage::Connection&, const storage::Changes&) {};
    writer_ = std::make_unique<storage::Writer>(
        *connection_, clock_, std::move(after_commit), [](std::string_view what) {
          std::cerr << "the disk is uncertain: " << what << '\n';
          std::abort();
        });
    readers_ = std::make_unique<storage::Readers>(directory().database(), 2);
  }
  // What was committed can be read through the connection again. Before the executor goes whose
  // coroutines wait for the writer.
  void stop_threads() {
    readers_.reset();
    writer_.reset();
  }

  // REQUIRES: start_threads().
  storage::Writer& writer() { return *writer_; }
  storage::Readers& readers() { return *readers_; }

 private:
  TemporaryDirectory temporary_;
  FixedClock clock_;
  std::unique_ptr<storage::Connection> connection_;
  std::unique_ptr<storage::Writer> writer_;
  std::unique_ptr<storage::Readers> readers_;
};

// A published event in 30 days that takes bookings, with a programme of two sessions.
inline domain::Event sample_event(std::string slug = "leeds", int capacity = 50,
                                  UtcTime now = FixedClock::start) {
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

// For tests that have not started the threads, or from within a job.
inline domain::EventId insert_event(storage::Connection& connection, const domain::Event& event) {
  return storage::EventStore(connection).insert(event);
}

}  // namespace convene::support
