#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/judgement.hpp"
#include "bench/machine.hpp"

// What the parts share: where things are, how rounds are repeated, and the table.
namespace convene::bench {

struct Options {
  std::filesystem::path server;  // the program that is measured
  std::filesystem::path nginx;
  std::filesystem::path work;  // lies on the disk that is measured; emptied
  bool is_short = false;       // few and brief rounds, none dropped: for development
};

// The server's core and the client's, where the work is one thread against one.
constexpr int server_core = 0;
constexpr int client_core = 1;

// One line of the table.
struct Row {
  std::string work;
  std::string against;
  std::string bar;
  std::string measured;
  std::string
      cost;      // CPU time a request, ours and theirs: steadier than the rest on a busy machine
  int kept = 0;  // rounds
  int dropped = 0;
  bool is_met = false;
};

class Table {
 public:
  void add(Row row);
  // Printed below the table as it is, with a line break at its end.
  void add_note(std::string text) { notes_.push_back(std::move(text)); }
  // The whole table, the notes, and how many bars are met. False if one is missed.
  bool print() const;

 private:
  std::vector<Row> rows_;
  std::vector<std::string> notes_;
};

struct Bench {
  Options options;
  Table table;
};

// What one round of a work against another gave.
struct Round {
  double ours = 0;  // a second, or seconds; each work says
  double theirs = 0;
  double our_cost = 0;  // CPU seconds a request
  double their_cost = 0;

  double ratio() const { return ours / theirs; }
  double cost_ratio() const { return our_cost / their_cost; }
};

struct Rounds {
  std::vector<Round> kept;
  int dropped = 0;

  // REQUIRES: a round was kept.
  double median(double (*of)(const Round&)) const;
  double median_ratio() const;
  // Compares the CPU time. REQUIRES: a round was kept.
  CostRatio cost_ratio() const;
  std::string cost() const;  // "13 / 21 µs"
};

// Repeats `measure` until enough rounds were left in peace, or three times as many were made.
template <class Measure>
Rounds repeat(const Options& options, int wanted, Measure measure, int wanted_if_short = 3) {
  constexpr int attempts_per_round = 3;
  if (options.is_short) wanted = wanted_if_short;
  Rounds rounds;
  for (int attempt = 0; attempt < wanted * attempts_per_round; ++attempt) {
    if (static_cast<int>(rounds.kept.size()) == wanted) break;
    const Watch watch;
    const Round round = measure();
    if (watch.was_disturbed() && !options.is_short) {
      ++rounds.dropped;
    } else {
      rounds.kept.push_back(round);
    }
  }
  return rounds;
}

enum class Bar { at_least, at_most };

// A row of ratios: how many times as much (or as long) as the other side.
Row ratio_row(std::string work, std::string against, Bar kind, double bar, const Rounds& rounds);

void measure_pages(Bench& bench);
void measure_bookings(Bench& bench);
void measure_rush(Bench& bench);
void measure_footprint(Bench& bench);
void measure_mail(Bench& bench);
void measure_scale(Bench& bench);

// `only`: bookings or pages; empty: both. Throws std::runtime_error for anything else.
void measure_against(Bench& bench, const std::filesystem::path& other, std::string_view only);

}  // namespace convene::bench
