#include <algorithm>
#include <random>

#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/client.hpp"
#include "bench/fill.hpp"
#include "bench/footprint.hpp"
#include "bench/people.hpp"
#include "bench/servers.hpp"

// The same work with a database as large as no network of events will ever have.
namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds_wanted = 7;
constexpr std::size_t connections = 64;
constexpr std::size_t bookings_a_round = 2000;
// Either database has as many: what is compared is how much lies beside them.
constexpr std::size_t events_booked = 5;
constexpr std::size_t waiters_a_round = 600;
constexpr int pages_a_round = 300;
constexpr double bar = 1.3;

struct Scale {
  int events;
  int bookings;
  int waiting;  // bookings at event-0, which has no place left; the others have
};
constexpr Scale small{6, 300, 0};
constexpr Scale large{20'000, 1'000'000, 10'000};

void fill(const fs::path& data, const Scale& scale) {
  make_data(data, [&scale](storage::Connection& connection) {
    begin_bulk(connection);
    insert_events(connection, {.count = scale.events, .capacity = 1000});
    set_capacity(connection, 0, 50);
    insert_bookings(connection, scale.events, scale.bookings - scale.waiting);
    if (scale.waiting > 0) insert_bookings_at(connection, 0, scale.waiting);
    end_bulk(connection);
  });
}

// One of the two, and who has booked there.
class Side {
 public:
  Side(const Options& options, const fs::path& data, const Scale& scale)
      : scale_(scale), server_(options, data, std::nullopt, "/events/event-1") {}

  const Convene& server() const { return server_; }

  // Seconds a booking. `event` is asked for each.
  Round book(std::size_t people, std::size_t connection_count,
             std::function<std::string(std::size_t)> event) {
    Bookers bookers({.connections = connection_count,
                     .first_person = next_person_,
                     .people = people,
                     .event = std::move(event)});
    const double before = cpu_seconds(server_.process_id());
    const auto result =
        run_load({.port = server_.port(), .connections = connection_count}, bookers);
    next_person_ += people;
    return {.ours = result.seconds / static_cast<double>(people),
            .our_cost = (cpu_seconds(server_.process_id()) - before) / static_cast<double>(people)};
  }

  Round book_places() {
    return book(bookings_a_round, connections, [this](std::size_t person) {
      return fmt::format("event-{}",
                         1 + person % events_booked * static_cast<std::size_t>(scale_.events / 6));
    });
  }
  Round wait_in_line() {
    return book(waiters_a_round, connections, [](std::size_t) { return "event-0"; });
  }

  // The median seconds of an event's page, read after somebody has booked there.
  Round read_page() {
    Client client(server_.port());
    std::vector<double> seconds;
    for (int count = 0; count < pages_a_round; ++count) {
      const auto event = any_event();
      ask(client, booking_request_text(event, next_person_++));
      const auto started_at = Clock::now();
      ask(client, browser_request("/events/" + event));
      seconds.push_back(std::chrono::duration<double>(Clock::now() - started_at).count());
    }
    const auto middle = seconds.begin() + pages_a_round / 2;
    std::ranges::nth_element(seconds, middle);
    return {.ours = *middle};
  }

 private:
  static void ask(Client& client, const std::string& request) {
    client.send(request, Clock::now());
    while (!client.receive()) continue;
  }

  // Any but the one without places.
  std::string any_event() {
    return fmt::format("event-{}", std::uniform_int_distribution(1, scale_.events - 1)(random_));
  }

  const Scale scale_;
  const Convene server_;
  std::size_t next_person_ = 0;
  std::mt19937 random_{1};
};

// The small database is made anew each round: it would not stay small.
Round measure_both(const Options& options, Side& many, Round (Side::*work)()) {
  const auto data = options.work / "small";
  fill(data, small);
  Side few(options, data, small);
  const auto theirs = (few.*work)();
  const auto ours = (many.*work)();
  return {ours.ours, theirs.ours, ours.our_cost, theirs.our_cost};
}

}  // namespace

void measure_scale(Bench& bench) {
  const auto& options = bench.options;
  const auto data = options.work / "large";
  fill(data, large);
  bench.table.add(start_row(options, "start to first answer, 20,000 events and 1,000,000 bookings",
                            data, "/events/event-1"));
  Side many(options, data, large);
  const struct {
    const char* work;
    Round (Side::*measure)();
  } works[] = {
      {"event page after a booking, 20,000 events and 1,000,000 bookings", &Side::read_page},
      {"booking, 20,000 events and 1,000,000 bookings", &Side::book_places},
      {"booking into a list of 10,000 who wait", &Side::wait_in_line}};
  for (const auto& [work, measure] : works) {
    const auto rounds = repeat(options, rounds_wanted,
                               [&, part = measure] { return measure_both(options, many, part); });
    bench.table.add(ratio_row(work, "6 events and 300 bookings", Bar::at_most, bar, rounds));
  }
  SameRequest readers_of_a_page(browser_request("/events/event-1"));
  run_load(
      {.port = many.server().port(), .connections = 500, .time = std::chrono::milliseconds(1000)},
      readers_of_a_page);
  many.book(bookings_a_round, 256, [](std::size_t) { return "event-2"; });
  bench.table.add(resident_row("resident after all of the above", 64,
                               {resident_megabytes(many.server().process_id())}));
}

}  // namespace convene::bench
