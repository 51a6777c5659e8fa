#include <chrono>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/client.hpp"
#include "bench/fill.hpp"
#include "bench/footprint.hpp"
#include "bench/mail_sink.hpp"
#include "bench/memory_map.hpp"
#include "bench/people.hpp"
#include "bench/servers.hpp"

// Mails that go to a relay: how fast, what bookings feel of it, and what it takes of memory.
namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int deliveries_wanted = 3;
constexpr int rounds_wanted = 5;
constexpr std::size_t mails = 10'000;
constexpr double mails_a_second_min = 200;
constexpr double cost_ratio_of_a_booking_max = 1.1;
constexpr double megabytes_with_a_relay_max = 24;
constexpr std::size_t connections = 16;
constexpr std::size_t events = 5;
constexpr std::size_t mails_meanwhile_min = 50;
constexpr std::chrono::milliseconds rest{1000};
constexpr std::int64_t kilobytes_told_min = 100;

fs::path new_data(const Options& options, const std::string& name) {
  auto data = options.work / name;
  make_data(data, [](storage::Connection& connection) {
    insert_events(connection, {.count = events, .capacity = 1'000'000});
  });
  return data;
}

std::vector<std::string> relay_at(unsigned short port) {
  return {"--mail-relay", fmt::format("smtp://127.0.0.1:{}", port), "--mail-from",
          "events@example.org"};
}

Bookers::Plan people(std::size_t count = 0) {
  return {.connections = connections, .people = count, .event = [](std::size_t person) {
            return fmt::format("event-{}", person % events);
          }};
}

// A server whose relay is at `port`, where somebody may listen or not.
Convene server_with_relay(const Options& options, const fs::path& data, unsigned short port) {
  return Convene(options, data, std::nullopt, "/livez", relay_at(port));
}

// A database with so many mails that wait, written by bookings while nobody was at the relay's
// port.
fs::path data_with_mails(const Options& options, std::size_t count) {
  auto data = new_data(options, "mail");
  const auto server = server_with_relay(options, data, free_port());
  Bookers bookers(people(count));
  run_load({.port = server.port(), .connections = connections}, bookers);
  return data;
}

// Mails a second, and the server's CPU time for each, with nothing else to do.
Round hand_over(const Options& options, std::size_t count) {
  const auto data = data_with_mails(options, count);
  const auto port = free_port();
  const MailSink sink(port);
  const auto server = server_with_relay(options, data, port);
  sink.wait_for(1);
  const auto started_at = Clock::now();
  const double before = cpu_seconds(server.process_id());
  const auto first = sink.count();
  sink.wait_for(count);
  const std::chrono::duration<double> seconds = Clock::now() - started_at;
  const auto handed_over = static_cast<double>(count - first);
  return {.ours = handed_over / seconds.count(),
          .our_cost = (cpu_seconds(server.process_id()) - before) / handed_over};
}

// CPU seconds of the server for each booking, without those of the thread that sends mails. What
// the mails make others do is in it: the writer records what became of them.
double booking_cost(const Options& options, unsigned short relay_port) {
  const auto server = server_with_relay(options, new_data(options, "mail"), relay_port);
  const auto cpu = [id = server.process_id()] {
    return cpu_seconds(id) - thread_cpu_seconds(id, "outbox");
  };
  const double before = cpu();
  Bookers bookers(people());
  const auto result = run_load({.port = server.port(),
                                .connections = connections,
                                .time = std::chrono::milliseconds(options.is_short ? 1000 : 2500)},
                               bookers);
  return (cpu() - before) / static_cast<double>(result.answers);
}

double booking_cost_with_mails(const Options& options) {
  const auto port = free_port();
  const MailSink sink(port);
  const double cost = booking_cost(options, port);
  if (sink.count() < mails_meanwhile_min) throw std::runtime_error("hardly a mail went meanwhile");
  return cost;
}

// Mails are written, and none goes: nobody is at the relay's port.
double booking_cost_without_mails(const Options& options) {
  return booking_cost(options, free_port());
}

void measure_speed(Bench& bench) {
  const auto count = bench.options.is_short ? mails / 5 : mails;
  const auto rounds =
      repeat(bench.options, deliveries_wanted, [&] { return hand_over(bench.options, count); }, 1);
  Row row{.work = fmt::format("{} queued mails handed to a relay", count),
          .against = "",
          .bar = fmt::format("≥ {} a second", mails_a_second_min),
          .measured = "disturbed",
          .kept = static_cast<int>(rounds.kept.size()),
          .dropped = rounds.dropped};
  if (!rounds.kept.empty()) {
    const double speed = rounds.median([](const Round& round) { return round.ours; });
    row.measured = fmt::format("{:.0f} a second", speed);
    row.cost = fmt::format("{:.1f} µs",
                           rounds.median([](const Round& round) { return round.our_cost; }) * 1e6);
    row.is_met = speed >= mails_a_second_min;
  }
  bench.table.add(std::move(row));
}

void measure_bookings_beside_mails(Bench& bench) {
  bool are_mails_first = false;
  const auto rounds = repeat(bench.options, rounds_wanted, [&] {
    are_mails_first = !are_mails_first;
    double with = 0;
    if (are_mails_first) with = booking_cost_with_mails(bench.options);
    const double without = booking_cost_without_mails(bench.options);
    if (!are_mails_first) with = booking_cost_with_mails(bench.options);
    return Round{with, without, with, without};
  });
  bench.table.add(ratio_row("CPU of a booking while mails go, without their thread's",
                            "while none goes", Bar::at_most, cost_ratio_of_a_booking_max, rounds));
}

// What the server keeps after the same bookings and mails, which go to a folder or to a relay.
ResidentMemory memory_after_mails(const Options& options, bool has_relay) {
  constexpr std::size_t count = 100;
  const auto port = free_port();
  const MailSink sink(port);
  const auto data = new_data(options, "mail");
  const Convene server(options, data, std::nullopt, "/livez",
                       has_relay ? relay_at(port) : std::vector<std::string>{});
  Bookers bookers(people(count));
  run_load({.port = server.port(), .connections = connections}, bookers);
  if (has_relay) sink.wait_for(count);
  std::this_thread::sleep_for(rest);
  return memory_map(server.process_id());
}

void measure_memory(Bench& bench) {
  const auto without = memory_after_mails(bench.options, false);
  const auto with = memory_after_mails(bench.options, true);
  bench.table.add(resident_row("resident after 100 mails to a relay", megabytes_with_a_relay_max,
                               {static_cast<double>(total(with)) / 1024}));
  bench.table.add_note(
      "Resident after 100 bookings, KiB: mails to a folder, to a relay, the difference\n" +
      comparison(without, with, kilobytes_told_min));
}

}  // namespace

void measure_mail(Bench& bench) {
  measure_speed(bench);
  measure_bookings_beside_mails(bench);
  measure_memory(bench);
}

}  // namespace convene::bench
