#include "app/commands.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include "app/application.hpp"
#include "base/random.hpp"

namespace convene::app {
namespace {

void serve(const Config& config) {
  const SystemClock clock;
  Application application(config, clock);
  fmt::print("Convene serves at {}\n", application.address());
  std::fflush(stdout);
  application.run();
}

}  // namespace

void run(const CommandLine& line) {
  if (line.command == Command::print) return fmt::print("{}\n", line.text);
  // What people asked for goes to standard output, what happened to standard error.
  spdlog::set_default_logger(spdlog::stderr_color_mt("convene"));
  spdlog::set_level(line.config.log_level);
  initialise_cryptography();
  switch (line.command) {
    case Command::serve:
      return serve(line.config);
    case Command::backup:
      return;
    case Command::restore:
      return;
    case Command::account_link:
      return;
    case Command::print:
      return;
  }
}

}  // namespace convene::app
