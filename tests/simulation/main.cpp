#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/london_time.hpp"
#include "simulation/play/history.hpp"

namespace {

using namespace convene::simulation;

struct Options {
  std::uint64_t seed = 1;
  int operations = 50'000;
  bool shows_tally = false;
};

void print(const Fault& fault, std::uint64_t seed) {
  std::cout << fmt::format("\nFOUND with --seed {} --operations {}, which begins on {}:\n", seed,
                           history_length, convene::rfc3339(beginning_of(seed)));
  for (const auto& operation : fault.history) std::cout << "  " << describe(operation) << '\n';
  std::cout << fault.what << '\n';
}

void print(const Tally& tally) {
  for (const auto& [what, count] : tally) std::cout << fmt::format("{:>9}  {}\n", count, what);
}

int simulate(const Options& options) {
  const auto begin = std::chrono::steady_clock::now();
  Tally tally;
  auto seed = options.seed;
  for (int done = 0; done < options.operations; ++seed) {
    const int length = std::min(history_length, options.operations - done);
    if (const auto fault = play(seed, length, tally)) {
      std::cout << "Looking for the shortest history that shows it...\n" << std::flush;
      print(shrunk(*fault, beginning_of(seed)), seed);
      return 1;
    }
    done += length;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (options.shows_tally) print(tally);
  std::cout << fmt::format("{} operations, seeds {} to {}, {:.0f} a second: nothing found\n",
                           options.operations, options.seed, seed - 1,
                           options.operations / took.count());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  spdlog::set_level(spdlog::level::warn);
  CLI::App app("Plays random histories to the waiting list and to a simple model of it.");
  Options options;
  app.add_option("--seed", options.seed, "of the first history; the next ones have the next");
  std::string seeds;
  app.add_option("--seeds", seeds, "A..B: a history for each")->excludes("--seed");
  app.add_option("--operations", options.operations, "in histories of 2,000");
  app.add_flag("--tally", options.shows_tally, "print what was done and what came of it");
  CLI11_PARSE(app, count, arguments);
  if (const auto dots = seeds.find(".."); dots != std::string::npos) {
    options.seed = std::stoull(seeds);
    const auto last = std::stoull(seeds.substr(dots + 2));
    options.operations = static_cast<int>(last - options.seed + 1) * history_length;
  }
  return simulate(options);
}
