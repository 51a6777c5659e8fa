#include "bench/bench.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace convene::bench {
namespace {

// Counts characters, not bytes: continuation bytes of UTF-8 do not count.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (byte & '\xC0') != '\x80'; }));
}

std::string padded(std::string_view text, std::size_t size) {
  return std::string(text) + std::string(size - std::min(size, width(text)), ' ');
}

std::vector<std::string> cells(const Row& row) {
  return {row.work,
          row.against,
          row.bar,
          row.measured,
          row.cost,
          fmt::format("{}/{}", row.kept, row.dropped),
          row.is_met ? "met" : "MISSED"};
}

void print_line(const std::vector<std::string>& line, const std::vector<std::size_t>& widths) {
  for (std::size_t column = 0; column < line.size(); ++column) {
    fmt::print("{}{}", column == 0 ? "" : "  ", padded(line[column], widths[column]));
  }
  fmt::print("\n");
}

}  // namespace

void Table::add(Row row) {
  fmt::print(stderr, "  {}: {} ({}), {} kept, {} dropped\n", row.work, row.measured, row.bar,
             row.kept, row.dropped);
  rows_.push_back(std::move(row));
}

bool Table::print() const {
  std::vector<std::vector<std::string>> lines = {
      {"work", "against", "bar", "measured", "CPU ours/theirs", "kept/dropped", ""}};
  for (const auto& row : rows_) lines.push_back(cells(row));
  std::vector<std::size_t> widths(lines.front().size());
  for (const auto& line : lines) {
    for (std::size_t column = 0; column < line.size(); ++column) {
      widths[column] = std::max(widths[column], width(line[column]));
    }
  }
  for (const auto& line : lines) print_line(line, widths);
  for (const auto& note : notes_) fmt::print("\n{}", note);
  const auto met = std::ranges::count(rows_, true, &Row::is_met);
  fmt::print("\n{} of {} bars are met.\n", met, rows_.size());
  return met == std::ssize(rows_);
}

double Rounds::median(double (*of)(const Round&)) const {
  std::vector<double> values;
  for (const auto& round : kept) values.push_back(of(round));
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

double Rounds::median_ratio() const {
  return median([](const Round& round) { return round.ratio(); });
}

CostRatio Rounds::cost_ratio() const {
  std::vector<double> ratios;
  for (const auto& round : kept) ratios.push_back(round.cost_ratio());
  return bench::cost_ratio(std::move(ratios));
}

std::string Rounds::cost() const {
  constexpr double microseconds = 1e6;
  return fmt::format("{:.1f} / {:.1f} µs",
                     median([](const Round& round) { return round.our_cost; }) * microseconds,
                     median([](const Round& round) { return round.their_cost; }) * microseconds);
}

Row ratio_row(std::string work, std::string against, Bar kind, double bar, const Rounds& rounds) {
  Row row{.work = std::move(work),
          .against = std::move(against),
          .bar = fmt::format("{} {} ×", kind == Bar::at_least ? "≥" : "≤", bar),
          .measured = "disturbed",
          .kept = static_cast<int>(rounds.kept.size()),
          .dropped = rounds.dropped};
  if (rounds.kept.empty()) return row;
  const double ratio = rounds.median_ratio();
  row.measured = fmt::format("{:.2f} ×", ratio);
  row.cost = rounds.cost();
  row.is_met = kind == Bar::at_least ? ratio >= bar : ratio <= bar;
  return row;
}

}  // namespace convene::bench
