#include <stdexcept>

#include <fmt/format.h>

#include "bench/bench.hpp"
#include "bench/client.hpp"
#include "bench/fill.hpp"
#include "bench/servers.hpp"

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds_wanted = 7;

struct Size {
  const char* name;
  std::size_t bytes_min;
  std::size_t bytes_max;
  int events;  // a first guess of how many make a list of that size
  // The list shows a hundred events at most, which compress too well for the larger size.
  int venue_noise_bytes;
};
constexpr Size sizes[] = {{"4 to 5 KB", 4096, 5120, 80, 0}, {"12 to 13 KB", 12288, 13312, 95, 65}};

struct Case {
  std::size_t connections;
  double bar;
};

void fill(const fs::path& data, int events, int venue_noise_bytes) {
  make_data(data, [=](storage::Connection& connection) {
    insert_events(connection, {.count = events, .venue_noise_bytes = venue_noise_bytes});
    insert_bookings(connection, events, events * 20);
  });
}

// Makes a list of events whose page has the size as browsers get it. Returns the page.
std::string make_page(const Options& options, const fs::path& data, const Size& size) {
  constexpr int attempts_max = 20;
  int events = size.events;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    fill(data, events, size.venue_noise_bytes);
    const Convene server(options, data);
    auto page = fetch(server.port(), "/");
    if (page.size() >= size.bytes_min && page.size() <= size.bytes_max) return page;
    const auto wanted = (size.bytes_min + size.bytes_max) / 2;
    // The page around the list has a size of its own: a guess that is nearer each time.
    const auto difference = static_cast<double>(wanted) - static_cast<double>(page.size());
    events += static_cast<int>(difference / static_cast<double>(page.size()) * events);
  }
  throw std::runtime_error(fmt::format("no list of events is {} long", size.name));
}

struct Side {
  unsigned short port;
  pid_t process;
  std::string_view path;
};

struct Speed {
  double per_second;
  double cpu_seconds_each;
};

Speed measure(const Side& side, const LoadPlan& plan) {
  SameRequest traffic(browser_request(side.path));
  const double before = cpu_seconds(side.process);
  const auto result = run_load(plan, traffic);
  const double used = cpu_seconds(side.process) - before;
  return {result.per_second(), used / static_cast<double>(result.answers)};
}

Round measure_both(const Options& options, const Side& ours, const Side& theirs,
                   std::size_t connections) {
  LoadPlan plan{.connections = connections,
                .time = std::chrono::milliseconds(options.is_short ? 500 : 1500),
                .has_own_core = core_count() > 1};
  plan.port = ours.port;
  const auto we = measure(ours, plan);
  plan.port = theirs.port;
  const auto they = measure(theirs, plan);
  return {we.per_second, they.per_second, we.cpu_seconds_each, they.cpu_seconds_each};
}

}  // namespace

void measure_pages(Bench& bench) {
  const auto& options = bench.options;
  for (const auto& size : sizes) {
    const auto data = options.work / "pages";
    const auto page = make_page(options, data, size);
    const Convene server(options, data, server_core, "/");
    const Nginx nginx(options, page, server_core);
    const Side ours{server.port(), server.process_id(), "/"};
    const Side theirs{nginx.port(), nginx.worker_id(), "/page"};
    const StayOnCore on_core(client_core);
    const bool is_small = &size == &sizes[0];
    for (const auto& [connections, bar] :
         {Case{32, is_small ? 1.6 : 1.15}, Case{500, is_small ? 1.4 : 1.15}}) {
      const auto rounds = repeat(options, rounds_wanted, [&, count = connections] {
        return measure_both(options, ours, theirs, count);
      });
      bench.table.add(ratio_row(fmt::format("event list, {} ({} bytes), {} connections", size.name,
                                            page.size(), connections),
                                "nginx, the same bytes", Bar::at_least, bar, rounds));
    }
  }
}

}  // namespace convene::bench
