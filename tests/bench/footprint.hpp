#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.hpp"

namespace convene::bench {

// The largest of them counts.
Row resident_row(std::string work, double bar, const std::vector<double>& megabytes);

// How long it takes from the start of the process to the answer of `page`.
Row start_row(const Options& options, std::string work, const std::filesystem::path& data,
              std::string_view page);

}  // namespace convene::bench
