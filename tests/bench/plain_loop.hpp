#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

// What a booking costs without a server: one thread that books one after the other, with a commit
// and a sync each. Frozen, so that it is the same measure for every later build: plain SQLite, a
// schema of its own (plain_loop.sql), and the statements that a booking into an event with room
// took when it was written. Nothing of src/ is in it but the way the schema is embedded.
namespace convene::bench {

class PlainLoop {
 public:
  static constexpr std::size_t events = 200;

  // Makes its database, with the events, in the directory, which is emptied. Throws
  // SQLite::Exception.
  explicit PlainLoop(const std::filesystem::path& directory);
  ~PlainLoop();
  PlainLoop(const PlainLoop&) = delete;
  PlainLoop& operator=(const PlainLoop&) = delete;

  static std::filesystem::path file(const std::filesystem::path& directory) {
    return directory / "plain_loop.db";
  }

  // The next person's place. On the disk when it returns.
  void book();

 private:
  struct Database;

  std::unique_ptr<Database> database_;
  std::size_t next_person_ = 0;
};

struct LoopResult {
  std::size_t bookings = 0;
  double seconds = 0;
  double cpu_seconds = 0;  // of this process
};

LoopResult run_plain_loop(const std::filesystem::path& directory, double seconds);

}  // namespace convene::bench
