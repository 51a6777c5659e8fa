#include <cstdio>
#include <cstdlib>
#include <exception>

#include <fmt/format.h>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/settings.hpp"

namespace {

constexpr int failed = 1;
constexpr int used_wrongly = 2;

int complain(const std::exception& error, int status) {
  fmt::print(stderr, "convene: {}\n", error.what());
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto line = convene::app::parse_command_line(
        {argv + 1, argv + argc}, [](const char* name) { return std::getenv(name); });
    convene::app::run(line);
    return EXIT_SUCCESS;
  } catch (const convene::app::ConfigError& error) {
    return complain(error, used_wrongly);
  } catch (const convene::app::TryAgain& error) {
    return complain(error, convene::app::TryAgain::status);
  } catch (const convene::app::NoMessage& error) {
    return complain(error, convene::app::NoMessage::status);
  } catch (const std::exception& error) {
    return complain(error, failed);
  }
}
