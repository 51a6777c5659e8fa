#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/random.hpp"
#include "bench/bench.hpp"

namespace {

using namespace convene::bench;

struct Part {
  const char* name;
  void (*measure)(Bench&);
};
// `scale` is last: what is resident after it is resident after all of the above.
constexpr Part parts[] = {{"pages", measure_pages}, {"bookings", measure_bookings},
                          {"rush", measure_rush},   {"footprint", measure_footprint},
                          {"mail", measure_mail},   {"scale", measure_scale}};

int run(int count, char** arguments) {
  Bench bench;
  std::string only;
  std::filesystem::path other;
  CLI::App app("Measures Convene against its bars and prints a table.");
  app.add_option("--server", bench.options.server, "the program convene")->required();
  app.add_option("--nginx", bench.options.nginx, "the program nginx")->required();
  app.add_option("--work", bench.options.work, "a directory of its own")->required();
  app.add_option("--only", only, "pages, bookings, rush, footprint, mail or scale");
  app.add_option("--against", other, "another build's convene, to compare instead of the bars")
      ->check(CLI::ExistingFile);
  app.add_flag("--short", bench.options.is_short, "few and brief rounds, none of which is dropped");
  CLI11_PARSE(app, count, arguments);

  convene::initialise_cryptography();
  std::filesystem::create_directories(bench.options.work);
  fmt::print("{}\n", describe_machine());
  if (!other.empty()) {
    measure_against(bench, other, only);
    return bench.table.print() ? 0 : 1;
  }
  bool is_known = false;
  for (const auto& part : parts) {
    if (!only.empty() && only != part.name) continue;
    is_known = true;
    fmt::print(stderr, "{}\n", part.name);
    part.measure(bench);
  }
  if (!is_known) throw std::runtime_error(fmt::format("there is no part \"{}\"", only));
  return bench.table.print() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "The bench cannot go on: {}\n", failure.what());
    return 2;
  }
}
