#include "app/command_line.hpp"

#include <fstream>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/exit_status.hpp"
#include "app/help.hpp"
#include "app/settings.hpp"

namespace convene::app {
namespace {

// What stands in the config file, by the name of the setting.
std::map<std::string, std::string> read_config_file(const std::string& file) {
  std::ifstream input(file);
  if (!input) throw ConfigError(fmt::format("The config file {} cannot be read.", file));
  std::map<std::string, std::string> values;
  try {
    for (auto& item : CLI::ConfigTOML().from_config(input)) {
      // Both are usual in such files: mail-relay and mail_relay.
      std::ranges::replace(item.name, '_', '-');
      const bool is_known =
          item.parents.empty() && item.inputs.size() == 1 &&
          std::ranges::find(settings(), item.name, &Setting::name) != settings().end();
      if (!is_known) {
        throw ConfigError(
            fmt::format("{}: there is no setting \"{}\" with one value. See convene --help.", file,
                        item.fullname()));
      }
      values[item.name] = item.inputs.front();
    }
  } catch (const CLI::Error& error) {
    throw ConfigError(fmt::format("{}: {}.", file, error.what()));
  }
  return values;
}

void apply(const Setting& setting, const std::string& value, std::string_view source,
           Config& config) {
  if (!setting.apply(value, config)) {
    throw ConfigError(fmt::format("{} must be {}, and is \"{}\".", source, setting.rule, value));
  }
}

// The flags, the config file's among them, with what was given for each.
struct Flags {
  std::map<std::string_view, std::string> values;
  std::map<std::string_view, CLI::Option*> options;
  std::string config_file;
  CLI::Option* config_option = nullptr;

  explicit Flags(CLI::App& app) {
    for (const auto& setting : settings()) {
      options[setting.name] =
          app.add_option("--" + std::string(setting.name), values[setting.name]);
    }
    config_option = app.add_option("--config", config_file);
  }
};

Config merge(const Flags& flags, const Environment& environment) {
  std::string file = flags.config_file;
  const char* file_variable = environment("CONVENE_CONFIG");
  if (flags.config_option->count() == 0 && file_variable) file = file_variable;
  const auto in_file = file.empty() ? std::map<std::string, std::string>() : read_config_file(file);

  Config config;
  for (const auto& setting : settings()) {
    const std::string name(setting.name);
    const std::string variable(setting.variable);
    if (flags.options.at(setting.name)->count() > 0) {
      apply(setting, flags.values.at(setting.name), "--" + name, config);
    } else if (const char* value = environment(variable.c_str())) {
      apply(setting, value, variable, config);
    } else if (const auto line = in_file.find(name); line != in_file.end()) {
      apply(setting, line->second, fmt::format("{}: {}", file, name), config);
    }
  }
  if (const char* credentials = environment("CREDENTIALS_DIRECTORY")) {
    const auto password = std::filesystem::path(credentials) / "mail_password";
    if (config.mail.password_file.empty() && std::filesystem::exists(password)) {
      config.mail.password_file = password;
    }
  }
  return config;
}

// Settings may stand before or after the command, and one help explains everything.
CLI::App* add_command(CLI::App& parent, const std::string& name) {
  auto* command = parent.add_subcommand(name);
  command->set_help_flag();
  command->fallthrough();
  return command;
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& arguments,
                               const Environment& environment) {
  CLI::App app;
  app.set_version_flag("--version", std::string("convene ") + CONVENE_VERSION);
  const Flags flags(app);

  CommandLine line;
  auto* serve = add_command(app, "serve");
  auto* backup = add_command(app, "backup");
  backup->add_option("FILE", line.file)->required();
  auto* restore = add_command(app, "restore");
  restore->add_option("FILE", line.file)->required();
  auto* link = add_command(*add_command(app, "account"), "link");
  link->add_option("EMAIL", line.email)->required();
  auto* mail = add_command(app, "mail");
  auto* bounce = add_command(*mail, "bounce");
  auto* mail_test = add_command(*mail, "test");
  mail_test->add_option("ADDRESS", line.email)->required();

  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForVersion& version) {
    line.command = Command::print;
    line.text = version.what();
    return line;
  } catch (const CLI::CallForHelp&) {
    line.command = Command::print;
    line.text = help();
    return line;
  } catch (const CLI::Error& error) {
    throw ConfigError(fmt::format("{}. See convene --help.", error.what()));
  }
  if (!*serve && !*backup && !*restore && !*link && !*bounce && !*mail_test) {
    throw ConfigError(
        "Say what to do: serve, backup, restore, account link, mail bounce or mail test. See "
        "convene --help.");
  }
  try {
    line.config = merge(flags, environment);
  } catch (const ConfigError& error) {
    // The mail server keeps the message until somebody has mended the settings.
    if (*bounce) throw TryAgain(error.what());
    throw;
  }
  if (*backup) line.command = Command::backup;
  if (*restore) line.command = Command::restore;
  if (*link) line.command = Command::account_link;
  if (*bounce) line.command = Command::mail_bounce;
  if (*mail_test) line.command = Command::mail_test;
  return line;
}

}  // namespace convene::app
