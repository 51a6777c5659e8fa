#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "storage/connection.hpp"

namespace convene::simulation {

// Plays the program's own history again, from its first line, and holds what it leads to against
// what stands in the tables: who has a place, who waits and in which order, how often each was
// skipped.
class HistoryReplay {
 public:
  // What has been written since this was asked last. Says what does not follow; empty: all does.
  std::string read_on(storage::Connection& connection);

 private:
  // A delegate row, as far as the history has told of it.
  struct Recorded {
    std::int64_t event = 0;
    std::int64_t booking = 0;
    std::string state;
    std::int64_t queue_number = 0;  // rises with each that came to stand at an end
    int skips = 0;
  };

  std::string tell(const storage::Statement& line);
  std::string compare_people(storage::Connection& connection) const;
  std::string compare_lists(storage::Connection& connection) const;
  bool records_skips(const Recorded& somebody, int skips) const;

  std::map<std::int64_t, Recorded> recorded_;
  std::int64_t last_line_ = 0;
  std::int64_t last_queue_number_ = 0;
};

}  // namespace convene::simulation
