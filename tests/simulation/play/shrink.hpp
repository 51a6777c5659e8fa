#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "simulation/generator/operation.hpp"

namespace convene::simulation {

// Whether a history fails, and after how many of its operations.
using FailsAfter = std::function<std::optional<std::size_t>(const std::vector<Operation>&)>;

// Leaves out what can be left out of a history that fails, as long as it goes on failing: many
// operations at a time first, then fewer, then each one alone. Tries no longer than `patience`.
std::vector<Operation> shortest_failing(std::vector<Operation> history, const FailsAfter& fails,
                                        std::chrono::seconds patience);

}  // namespace convene::simulation
