#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/fill.hpp"
#include "bench/people.hpp"
#include "bench/plain_loop.hpp"
#include "bench/rows.hpp"
#include "bench/servers.hpp"
#include "storage/database.hpp"

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds_wanted = 5;
constexpr int events = PlainLoop::events;
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

Bookers::Plan people(std::size_t connections) {
  return {.connections = connections,
          .event = [](std::size_t person) { return fmt::format("event-{}", person % events); }};
}

// Both begin with an empty database. The bookings of the loop are made by this process.
Round measure(const Options& options, std::size_t connections) {
  const double seconds = options.is_short ? 1 : 2.5;
  Round round;
  const auto loop = run_plain_loop(options.work / "plain_loop", seconds);
  round.theirs = static_cast<double>(loop.bookings) / loop.seconds;
  round.their_cost = loop.cpu_seconds / static_cast<double>(loop.bookings);
  const Convene server(options, new_data(options));
  Bookers bookers(people(connections));
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

RowCounts rows_of_server(const Options& options, int bookings) {
  const auto data = new_data(options);
  const Convene server(options, data);
  const auto file = storage::DataDirectory{data}.database();
  const auto before = count_rows(file);
  auto plan = people(1);
  plan.people = static_cast<std::size_t>(bookings);
  Bookers bookers(std::move(plan));
  run_load({.port = server.port()}, bookers);
  return added(before, count_rows(file));
}

RowCounts rows_of_loop(const Options& options, int bookings) {
  const auto directory = options.work / "plain_loop";
  PlainLoop loop(directory);
  const auto before = count_rows(PlainLoop::file(directory));
  for (int booking = 0; booking < bookings; ++booking) loop.book();
  return added(before, count_rows(PlainLoop::file(directory)));
}

// The loop stays as it is: what bookings have come to do more is told, and that it does nothing
// which they do not do any more is what makes it a fair measure.
Row compare_rows(const Options& options) {
  constexpr int bookings = 20;
  const auto ours = rows_of_server(options, bookings);
  const auto theirs = rows_of_loop(options, bookings);
  return {.work = "rows that a booking leaves behind",
          .against = "the loop's",
          .bar = "no fewer",
          .measured = difference(ours, theirs, bookings),
          .kept = 1,
          .is_met = has_all(ours, theirs)};
}

}  // namespace

void measure_bookings(Bench& bench) {
  bench.table.add(compare_rows(bench.options));
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
