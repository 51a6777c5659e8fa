#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/fill.hpp"
#include "bench/people.hpp"
#include "bench/plain_loop.hpp"
#include "bench/servers.hpp"

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds_wanted = 5;
constexpr int events = 200;
constexpr int room_for_everybody = 1'000'000;

struct Case {
  std::size_t connections;
  double bar;
};
constexpr Case cases[] = {{1, 0.55}, {16, 3}, {64, 4}, {256, 4.5}};

fs::path new_data(const Options& options) {
  auto data = options.work / "bookings";
  make_data(data, [](storage::Connection& connection) {
    insert_events(connection, {.count = events, .capacity = room_for_everybody});
  });
  return data;
}

// Both begin with an empty database. The bookings of the loop are made by this process.
Round measure(const Options& options, std::size_t connections) {
  const double seconds = options.is_short ? 1 : 2.5;
  Round round;
  {
    const auto data = new_data(options);
    const double before = cpu_use().own_seconds;
    const auto loop = run_plain_loop(data, events, seconds);
    round.theirs = static_cast<double>(loop.bookings) / loop.seconds;
    round.their_cost = (cpu_use().own_seconds - before) / static_cast<double>(loop.bookings);
  }
  const Convene server(options, new_data(options));
  Bookers bookers({.connections = connections, .event = [](std::size_t person) {
                     return fmt::format("event-{}", person % events);
                   }});
  const double before = cpu_seconds(server.process_id());
  const auto result =
      run_load({.port = server.port(),
                .connections = connections,
                .time = std::chrono::milliseconds(static_cast<int>(seconds * 1000))},
               bookers);
  round.ours = result.per_second();
  round.our_cost =
      (cpu_seconds(server.process_id()) - before) / static_cast<double>(result.answers);
  return round;
}

}  // namespace

void measure_bookings(Bench& bench) {
  for (const auto& [connections, bar] : cases) {
    const auto rounds = repeat(bench.options, rounds_wanted, [&bench, count = connections] {
      return measure(bench.options, count);
    });
    auto row = ratio_row(fmt::format("durable bookings, {} connections", connections),
                         "a loop, one a commit", Bar::at_least, bar, rounds);
    if (!rounds.kept.empty()) {
      row.measured += fmt::format(" ({:.0f} and {:.0f} a second)",
                                  rounds.median([](const Round& round) { return round.ours; }),
                                  rounds.median([](const Round& round) { return round.theirs; }));
    }
    bench.table.add(std::move(row));
  }
}

}  // namespace convene::bench
