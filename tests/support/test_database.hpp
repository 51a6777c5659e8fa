#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "domain/event.hpp"
#include "storage/database.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"
#include "support/fixed_clock.hpp"
#include "support/temporary_directory.hpp"

namespace convene::support {

// A migrated database in a directory of its own. Before start_threads() a test uses the connection
// as it likes; afterwards the connection is the writer's.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();

  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  storage::DataDirectory directory() const { return {temporary_.path()}; }
  storage::Connection& connection() { return *connection_; }
  FixedClock& clock() { return clock_; }

  void start_threads(storage::Writer::AfterCommit after_commit = {});
  // What was committed can be read through the connection again. Before the executor goes whose
  // coroutines wait for the writer.
  void stop_threads();

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
domain::Event sample_event(std::string slug = "leeds", int capacity = 50,
                           UtcTime now = FixedClock::start);

// Inserts for tests that have not started the threads, or from within a job.
domain::EventId insert_event(storage::Connection& connection, const domain::Event& event);

}  // namespace convene::support
