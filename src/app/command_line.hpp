#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/config.hpp"

namespace convene::app {

enum class Command { print, serve, backup, restore, account_link, mail_bounce, mail_test };

// What the program was asked to do.
struct CommandLine {
  Command command = Command::serve;
  Config config;
  std::filesystem::path file;  // what backup and restore name
  std::string email;           // what account link and mail test name
  std::string text;            // what print prints: the help, the version
};

// The value of an environment variable; nullptr if it is not set.
using Environment = std::function<const char*(const char* name)>;

// Each setting comes from its flag, else from its environment variable, else from the config file,
// else it keeps its default. Throws ConfigError with one clear sentence; for a command that a mail
// server runs, TryAgain.
CommandLine parse_command_line(const std::vector<std::string>& arguments,
                               const Environment& environment);

}  // namespace convene::app
