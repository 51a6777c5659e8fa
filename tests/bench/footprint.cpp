#include "bench/footprint.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/client.hpp"
#include "bench/fill.hpp"
#include "bench/servers.hpp"

namespace convene::bench {
namespace {

constexpr int rounds_wanted = 3;
constexpr int starts_wanted = 9;
constexpr std::size_t connections = 500;
constexpr std::chrono::milliseconds rest{500};

std::filesystem::path small_data(const Options& options) {
  auto data = options.work / "footprint";
  make_data(data, [](storage::Connection& connection) {
    insert_events(connection, {.count = 6});
    insert_bookings(connection, 6, 300);
  });
  return data;
}

// Connected, and each has read the list and an event.
std::vector<Client> connect_and_read(unsigned short port) {
  std::vector<Client> clients;
  clients.reserve(connections);
  for (std::size_t index = 0; index < connections; ++index) {
    auto& client = clients.emplace_back(port);
    for (const auto* const page : {"/", "/events/event-0"}) {
      const auto request = browser_request(page);
      client.send(request, Clock::now());
      while (!client.receive()) continue;
    }
  }
  return clients;
}

}  // namespace

Row resident_row(std::string work, double bar, const std::vector<double>& megabytes) {
  const double most = std::ranges::max(megabytes);
  return {.work = std::move(work),
          .against = "",
          .bar = fmt::format("≤ {} MB", bar),
          .measured = fmt::format("{:.1f} MB", most),
          .kept = static_cast<int>(megabytes.size()),
          .is_met = most <= bar};
}

Row start_row(const Options& options, std::string work, const std::filesystem::path& data,
              std::string_view page) {
  constexpr double milliseconds_max = 100;
  const auto rounds = repeat(options, starts_wanted, [&] {
    const Convene server(options, data, std::nullopt, page);
    return Round{.ours = server.milliseconds_to_first_answer()};
  });
  Row row{.work = std::move(work),
          .against = "",
          .bar = "≤ 100 ms",
          .measured = "disturbed",
          .kept = static_cast<int>(rounds.kept.size()),
          .dropped = rounds.dropped};
  if (rounds.kept.empty()) return row;
  const double milliseconds = rounds.median([](const Round& round) { return round.ours; });
  row.measured = fmt::format("{:.0f} ms", milliseconds);
  row.is_met = milliseconds <= milliseconds_max;
  return row;
}

void measure_footprint(Bench& bench) {
  const auto data = small_data(bench.options);
  std::vector<double> at_rest;
  std::vector<double> connected;
  for (int round = 0; round < rounds_wanted; ++round) {
    const Convene server(bench.options, data, std::nullopt, "/");
    std::this_thread::sleep_for(rest);
    at_rest.push_back(resident_megabytes(server.process_id()));
    const auto clients = connect_and_read(server.port());
    connected.push_back(resident_megabytes(server.process_id()));
  }
  bench.table.add(resident_row("resident at rest", 12, at_rest));
  bench.table.add(resident_row("resident with 500 connections", 20, connected));
  bench.table.add(start_row(bench.options, "start to first answer, 6 events", data, "/"));
}

}  // namespace convene::bench
