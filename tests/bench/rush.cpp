#include <algorithm>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/fill.hpp"
#include "bench/people.hpp"
#include "bench/servers.hpp"

// Ten thousand people want one of fifty places at the same moment, and all would wait.
namespace convene::bench {
namespace {

namespace json = boost::json;

constexpr int rounds_wanted = 5;
constexpr int capacity = 50;
constexpr std::size_t people = 10'000;
constexpr std::size_t connections = 500;
constexpr double seconds_max = 1;
constexpr double milliseconds_max = 100;  // 99 of 100 take no more

struct Outcome {
  std::int64_t delegate = 0;  // numbered in the order in which the server took them
  std::int64_t position = 0;  // place on the waiting list; 0: confirmed
  Clock::time_point sent_at;
  Clock::time_point received_at;
};

Outcome outcome_of(const Reply& reply) {
  const auto booking = json::parse({reply.body.data(), reply.body.size()});
  const auto& delegate = booking.at("delegates").at(0);
  Outcome outcome{.delegate = delegate.at("id").as_int64(),
                  .sent_at = reply.sent_at,
                  .received_at = reply.received_at};
  const auto& state = delegate.at("state").as_string();
  if (state == "waiting") outcome.position = delegate.at("position").as_int64();
  if (state != "waiting" && state != "confirmed") throw std::runtime_error("a place in between");
  return outcome;
}

// Fifty places, and every number of the line once, in the order in which people were taken.
bool are_exact(std::vector<Outcome>& outcomes) {
  std::ranges::sort(outcomes, {}, &Outcome::delegate);
  for (std::size_t index = 0; index < outcomes.size(); ++index) {
    const auto expected =
        std::max<std::int64_t>(0, static_cast<std::int64_t>(index) + 1 - capacity);
    if (outcomes[index].position != expected) return false;
  }
  return outcomes.size() == people;
}

// Nobody who asked after somebody else had been answered stands before them. REQUIRES: are_exact().
bool are_in_order(const std::vector<Outcome>& outcomes) {
  auto latest_request = Clock::time_point::min();
  for (const auto& outcome : outcomes) {
    if (latest_request > outcome.received_at) return false;
    latest_request = std::max(latest_request, outcome.sent_at);
  }
  return true;
}

struct RushRound {
  double seconds = 0;
  double milliseconds = 0;
  bool is_exact = false;
  double cpu_seconds_each = 0;
};

RushRound measure(const Options& options) {
  const auto data = options.work / "rush";
  make_data(data, [](storage::Connection& connection) {
    insert_events(connection, {.count = 6, .capacity = capacity});
  });
  const Convene server(options, data);
  Bookers bookers({.connections = connections, .people = people, .event = [](std::size_t) {
                     return std::string("event-0");
                   }});
  // Read after the race: whoever runs must not wait for who looks on.
  std::vector<std::pair<std::string, Reply>> replies;
  replies.reserve(people);
  bookers.on_booked = [&replies](const Reply& reply) {
    replies.emplace_back(std::string(reply.body), reply);
  };
  const double before = cpu_seconds(server.process_id());
  const auto result = run_load({.port = server.port(), .connections = connections}, bookers);
  const double used = cpu_seconds(server.process_id()) - before;
  std::vector<Outcome> outcomes;
  for (auto& [body, reply] : replies) {
    reply.body = body;
    outcomes.push_back(outcome_of(reply));
  }
  return {.seconds = result.seconds,
          .milliseconds = result.percentile(0.99),
          .is_exact = are_exact(outcomes) && are_in_order(outcomes),
          .cpu_seconds_each = used / static_cast<double>(people)};
}

Row row_of(std::string work, std::string bar, const Rounds& rounds) {
  return {.work = std::move(work),
          .against = "",
          .bar = std::move(bar),
          .measured = "disturbed",
          .kept = static_cast<int>(rounds.kept.size()),
          .dropped = rounds.dropped};
}

}  // namespace

void measure_rush(Bench& bench) {
  int wrong_count = 0;
  // `ours` is the seconds of all, `theirs` the milliseconds that 99 of 100 stay below.
  const auto rounds = repeat(bench.options, rounds_wanted, [&] {
    const auto round = measure(bench.options);
    if (!round.is_exact) ++wrong_count;
    return Round{round.seconds, round.milliseconds, round.cpu_seconds_each, 0};
  });
  // Whether it is right is not a matter of how busy the machine is: every round counts.
  auto exact = row_of("10,000 people for 50 places, 500 connections: who got what",
                      "50 and 9,950 in order", rounds);
  exact.measured = wrong_count == 0 ? "exact" : fmt::format("wrong {} times", wrong_count);
  exact.is_met = wrong_count == 0;
  auto total = row_of("the same: until everybody had an answer", "≤ 1 s", rounds);
  auto tail = row_of("the same: 99 % had theirs within", "≤ 100 ms", rounds);
  if (!rounds.kept.empty()) {
    const double seconds = rounds.median([](const Round& round) { return round.ours; });
    const double milliseconds = rounds.median([](const Round& round) { return round.theirs; });
    total.measured = fmt::format("{:.2f} s", seconds);
    total.cost = fmt::format(
        "{:.1f} µs", rounds.median([](const Round& round) { return round.our_cost; }) * 1e6);
    total.is_met = seconds <= seconds_max;
    tail.measured = fmt::format("{:.0f} ms", milliseconds);
    tail.is_met = milliseconds <= milliseconds_max;
  }
  bench.table.add(std::move(exact));
  bench.table.add(std::move(total));
  bench.table.add(std::move(tail));
}

}  // namespace convene::bench
