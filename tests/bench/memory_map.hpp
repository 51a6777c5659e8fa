#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <string>

// What of a process is resident, by what it belongs to.
namespace convene::bench {

// KiB by library ("libcurl.so.4.8.0"), "[heap]", "[stack]" or "anonymous".
using ResidentMemory = std::map<std::string, std::int64_t>;

// Reads what stands in /proc/PID/smaps.
ResidentMemory read_memory_map(std::istream& smaps);
ResidentMemory memory_map(int process_id);

std::int64_t total(const ResidentMemory& memory);

// A line each for what has so many KiB or more on either side, the largest difference first, what
// is less in one line "others", and the sum.
std::string comparison(const ResidentMemory& before, const ResidentMemory& after,
                       std::int64_t least);

}  // namespace convene::bench
