#include "support/scripted_relay.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.hpp"

namespace convene::support {
namespace {

// Debian's own: its modules are not there for another.
constexpr const char* python = "/usr/bin/python3";

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("there is no pipe left");
    reading = ends[0];
    writing = ends[1];
  }
  int reading = -1;
  int writing = -1;
};

// The first line that comes; all of what came where that never ends.
std::string read_line(int descriptor) {
  std::string line;
  for (char byte = 0; read(descriptor, &byte, 1) == 1 && byte != '\n';) line += byte;
  return line;
}

}  // namespace

ScriptedRelay::ScriptedRelay(std::string_view script) {
  write(folder_.path() / "script.json", script);
  start();
}

ScriptedRelay::~ScriptedRelay() {
  close(input_);
  kill(id_, SIGTERM);
  waitpid(id_, nullptr, 0);
}

void ScriptedRelay::start() {
  const Pipe input;
  const Pipe output;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO);
  auto folder = folder_.path().string();
  std::string program = python;
  std::string file = CONVENE_SCRIPTED_RELAY;
  const std::array<char*, 4> arguments{program.data(), file.data(), folder.data(), nullptr};
  const bool has_started =
      posix_spawn(&id_, python, &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  close(input.reading);
  close(output.writing);
  input_ = input.writing;
  const auto port =
      has_started ? whole_number<std::uint16_t>(read_line(output.reading)) : std::nullopt;
  close(output.reading);
  if (!port) throw std::runtime_error("the scripted relay does not start (python3-aiosmtpd)");
  port_ = *port;
}

void ScriptedRelay::take_password(std::string_view password) const {
  write(folder_.path() / "password", password);
}

void ScriptedRelay::begin_minute(int number) const {
  // The relay never reads half of it.
  write(folder_.path() / "next_minute", std::to_string(number));
  std::filesystem::rename(folder_.path() / "next_minute", folder_.path() / "minute");
}

std::vector<ScriptedRelay::Mail> ScriptedRelay::mails() const {
  std::vector<Mail> mails;
  while (true) {
    const auto name = fmt::format("{:06}", mails.size() + 1);
    const auto envelope = folder_.path() / (name + ".envelope");
    if (!std::filesystem::exists(envelope)) return mails;
    Mail mail{.content = contents(folder_.path() / (name + ".eml"))};
    const auto text = contents(envelope);
    for (const auto line : split(text, '\n')) {
      const auto value = std::string(line.substr(std::min(line.size(), line.find('=') + 1)));
      if (line.starts_with("from=")) mail.from = value;
      if (line.starts_with("to=")) mail.to = value;
      if (line.starts_with("connection=")) mail.connection = whole_number<int>(value).value_or(0);
    }
    mails.push_back(std::move(mail));
  }
}

std::vector<std::string> ScriptedRelay::log() const {
  std::vector<std::string> lines;
  const auto text = contents(folder_.path() / "log");
  for (const auto line : split(text, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

int ScriptedRelay::connections() const {
  return static_cast<int>(std::ranges::count_if(
      log(), [](const std::string& line) { return line.ends_with(" connected"); }));
}

}  // namespace convene::support
