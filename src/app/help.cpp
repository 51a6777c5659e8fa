#include "app/help.hpp"

#include <fmt/format.h>

#include "app/settings.hpp"
#include "base/text.hpp"

namespace convene::app {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t indent = 6;

constexpr const char* beginning =
    R"(Convene books people into regional events, keeps fair waiting lists and gives
organisers their lists.

Usage: convene COMMAND [SETTINGS]

Commands:
  serve               Serves until it is told to stop (SIGTERM or Ctrl+C).
  backup FILE         Copies the database, while a server runs too, and checks
                      the copy.
  restore FILE        Puts a backup in place: never over a newer database, never
                      while a server runs.
  account link EMAIL  Makes a new one-time link with which an account's owner
                      chooses a password; not while a server runs.
  mail bounce         Takes a mail that came back from standard input, for the
                      server to read. Ends with 75 where it cannot now, 65
                      where the message is none: mail servers know these.
  mail test ADDRESS   Sends a test mail to ADDRESS and prints what became of it,
                      through the server where one runs. Status 0 where it was
                      accepted, else 1.

Settings. Each is taken from its flag, else from its environment variable, else
from the config file (lines like listen = "127.0.0.1:9000"), else it has its
default.

)";

constexpr const char* end =
    R"(  --config FILE                                             CONVENE_CONFIG
      A file with settings. Default none.

  --help, --version
      Print this, or the version.
)";

std::string wrapped(std::string_view text) {
  std::string lines;
  std::string line(indent, ' ');
  for (const auto word : split(text, ' ')) {
    if (line.size() > indent && line.size() + 1 + word.size() > columns) {
      lines += line + '\n';
      line.assign(indent, ' ');
    }
    if (line.size() > indent) line += ' ';
    line += word;
  }
  return lines + line + '\n';
}

}  // namespace

std::string help() {
  std::string text = beginning;
  for (const auto& setting : settings()) {
    const auto flag = fmt::format("  --{} {}", setting.name, setting.value);
    text += fmt::format("{:<60}{}\n{}\n", flag, setting.variable, wrapped(setting.help));
  }
  return text + end;
}

}  // namespace convene::app
