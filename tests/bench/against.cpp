// Two builds of the server side by side. They may have different schemas: each makes its own
// database, and is asked over HTTP.

#include <memory>
#include <stdexcept>

#include <SQLiteCpp/Database.h>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/client.hpp"
#include "bench/people.hpp"
#include "bench/servers.hpp"

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

// Many rounds: the median of them is steady on a machine that is not.
constexpr int rounds_wanted = 20;
constexpr int rounds_wanted_if_short = 15;

struct Build {
  Options options;
  std::string name;
  fs::path prepared;  // a data directory to be copied: bookings change it
  std::vector<std::string> events;

  fs::path fresh_data() const {
    const auto data = options.work / (name + "-now");
    fs::remove_all(data);
    fs::copy(prepared, data, fs::copy_options::recursive);
    return data;
  }
};

std::vector<std::string> slugs_of_events(unsigned short port) {
  const auto answer = boost::json::parse(ask(port,
                                             "GET /api/v1/events HTTP/1.1\r\n"
                                             "Host: 127.0.0.1\r\n"
                                             "Accept: application/json\r\n\r\n"));
  std::vector<std::string> slugs;
  for (const auto& event : answer.at("events").as_array()) {
    slugs.emplace_back(event.at("slug").as_string());
  }
  if (slugs.empty()) throw std::runtime_error("a build begins without events");
  return slugs;
}

// The events that a server begins with have fifty places, and nothing public gives them more. This
// is all that is taken for granted of a schema.
void make_room(const fs::path& data) {
  SQLite::Database database(data / "convene.db", SQLite::OPEN_READWRITE);
  database.exec("UPDATE event SET capacity = 1000000");
}

Build prepare(const Options& options, const fs::path& server, const std::string& name) {
  Build build{.options = options, .name = name, .prepared = options.work / name};
  build.options.server = server;
  fs::create_directories(build.prepared);
  {
    const Convene first_start(build.options, build.prepared);
    build.events = slugs_of_events(first_start.port());
  }
  make_room(build.prepared);
  return build;
}

// What is done with both.
struct Work {
  std::string name;
  std::size_t connections = 1;
  std::size_t requests = 0;    // a turn: the same of both, however busy the machine is
  bool has_own_cores = false;  // one for the servers, and one for the client
  std::unique_ptr<Traffic> (*traffic)(const Build& build, std::size_t connections);
};

std::unique_ptr<Traffic> people_who_book(const Build& build, std::size_t connections) {
  return std::make_unique<Bookers>(
      Bookers::Plan{.connections = connections, .event = [&build](std::size_t person) {
                      return build.events[person % build.events.size()];
                    }});
}

std::unique_ptr<Traffic> people_who_look(const Build&, std::size_t) {
  return std::make_unique<SameRequest>(browser_request("/"));
}

// One build while a work is measured.
class Side {
 public:
  Side(const Build& build, const Work& work)
      : work_(work),
        server_(build.options, build.fresh_data(),
                work.has_own_cores ? std::optional(server_core) : std::nullopt, "/"),
        traffic_(work.traffic(build, work.connections)),
        requests_(build.options.is_short ? work.requests / 2 : work.requests) {}

  LoadResult take_turn() {
    std::optional<StayOnCore> on_core;
    if (work_.has_own_cores) on_core.emplace(client_core);
    return run_load({.port = server_.port(),
                     .connections = work_.connections,
                     .requests = requests_,
                     .has_own_core = work_.has_own_cores && core_count() > 1},
                    *traffic_);
  }

  double cpu() const { return cpu_seconds(server_.process_id()); }

 private:
  const Work& work_;
  const Convene server_;
  const std::unique_ptr<Traffic> traffic_;
  const std::size_t requests_;
};

// A turn each. All CPU time of the round counts for both: while the one is asked, the other sends
// the mails of what was booked before.
Round measure(Side& we, Side& they, bool are_we_first) {
  const double our_cpu_before = we.cpu();
  const double their_cpu_before = they.cpu();
  const auto first = (are_we_first ? we : they).take_turn();
  const auto second = (are_we_first ? they : we).take_turn();
  const auto& ours = are_we_first ? first : second;
  const auto& theirs = are_we_first ? second : first;
  return {ours.per_second(), theirs.per_second(),
          (we.cpu() - our_cpu_before) / static_cast<double>(ours.answers),
          (they.cpu() - their_cpu_before) / static_cast<double>(theirs.answers)};
}

// Who was first in one round is second in the next: a machine that grows slower or quicker
// meanwhile favours neither.
Rounds measure(const Build& ours, const Build& theirs, const Work& work) {
  Side we(ours, work);
  Side they(theirs, work);
  bool are_we_first = false;
  const auto take_turns = [&] {
    are_we_first = !are_we_first;
    return measure(we, they, are_we_first);
  };
  return repeat(ours.options, rounds_wanted, take_turns, rounds_wanted_if_short);
}

Row row_of(const Work& work, const Rounds& rounds) {
  Row row{.work = work.name,
          .against = "the other build",
          .measured = "disturbed",
          .kept = static_cast<int>(rounds.kept.size()),
          .dropped = rounds.dropped};
  if (rounds.kept.empty()) return row;
  const auto ratio = rounds.cost_ratio();
  row.measured =
      fmt::format("{:.2f} × as many, CPU {:.2f} × ({:.2f} to {:.2f}): {}", rounds.median_ratio(),
                  ratio.median, ratio.low, ratio.high, text_of(ratio));
  row.cost = rounds.cost();
  return row;
}

void compare_bookings(Bench& bench, const Build& ours, const Build& theirs) {
  struct Case {
    std::size_t connections;
    std::size_t requests;  // so many that a checkpoint more or less in a turn hardly counts
  };
  for (const auto& [connections, requests] :
       {Case{1, 1600}, Case{16, 6000}, Case{64, 8000}, Case{256, 8000}}) {
    const Work work{.name = fmt::format("durable bookings, {} connections", connections),
                    .connections = connections,
                    .requests = requests,
                    .traffic = people_who_book};
    const auto rounds = measure(ours, theirs, work);
    auto row = row_of(work, rounds);
    row.bar = fmt::format("CPU ≤ {} ×", cost_ratio_max);
    row.is_met = row.kept > 0 && judge(rounds.cost_ratio()) == Judgement::met;
    bench.table.add(std::move(row));
  }
}

// Shows figures to be looked at: there is no bar for them.
void compare_pages(Bench& bench, const Build& ours, const Build& theirs) {
  const Work work{.name = "event list, 32 connections",
                  .connections = 32,
                  .requests = 20'000,
                  .has_own_cores = true,
                  .traffic = people_who_look};
  const auto rounds = measure(ours, theirs, work);
  auto row = row_of(work, rounds);
  row.bar = "none";
  row.is_met = row.kept > 0;
  bench.table.add(std::move(row));
}

}  // namespace

void measure_against(Bench& bench, const fs::path& other, std::string_view only) {
  if (!only.empty() && only != "bookings" && only != "pages") {
    throw std::runtime_error("two builds are compared by bookings and pages alone");
  }
  const auto ours = prepare(bench.options, bench.options.server, "ours");
  const auto theirs = prepare(bench.options, other, "theirs");
  if (only != "pages") compare_bookings(bench, ours, theirs);
  if (only != "bookings") compare_pages(bench, ours, theirs);
}

}  // namespace convene::bench
