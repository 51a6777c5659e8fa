#pragma once

#include <cstddef>
#include <filesystem>

namespace convene::bench {

struct LoopResult {
  std::size_t bookings = 0;
  double seconds = 0;
};

// What a booking costs without a server: one thread that books one after the other through the same
// statements, into the same schema, with a commit and a sync each. For `seconds`, into the `events`
// of the data directory, which nobody else may use meanwhile.
LoopResult run_plain_loop(const std::filesystem::path& data, int events, double seconds);

}  // namespace convene::bench
