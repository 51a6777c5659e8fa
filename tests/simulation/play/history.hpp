#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "simulation/generator/operation.hpp"

namespace convene::simulation {

// So long is one history. A new one begins with an empty database, so that a fault is found near
// to where it happened, whatever number of operations is asked for.
constexpr int history_length = 2000;

struct Fault {
  std::string what;
  std::vector<Operation> history;  // the last operation shows it
};

// How often what happened: "answers: no-offer", "offers that were accepted".
using Tally = std::map<std::string, int>;

// The history of a seed, against a new program.
std::optional<Fault> play(std::uint64_t seed, int operations, Tally& tally);
// A history that is known.
std::optional<Fault> replay(const std::vector<Operation>& history, UtcTime begins_at);

// What shows the fault with as few operations as can be found.
Fault shrunk(const Fault& fault, UtcTime begins_at);
UtcTime beginning_of(std::uint64_t seed);

}  // namespace convene::simulation
