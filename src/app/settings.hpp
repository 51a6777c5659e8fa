#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/config.hpp"

namespace convene::app {

// A value that cannot be used: one clear sentence, for which the program ends with status 2.
struct ConfigError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One thing that can be set: as a flag, in the environment or in the config file.
struct Setting {
  std::string_view name;  // "listen": the flag --listen, the line `listen = …` of the config file
  std::string_view variable;  // "CONVENE_LISTEN"
  std::string_view value;     // what a value looks like, for the help: "ADDRESS:PORT"
  std::string_view help;
  // What values may be, to follow "must be ".
  std::string_view rule;
  // Puts a value into the config; false if it breaks the rule.
  bool (*apply)(std::string_view value, Config& config);
};

// All of them, in the order in which the help explains them.
std::span<const Setting> settings();

}  // namespace convene::app
