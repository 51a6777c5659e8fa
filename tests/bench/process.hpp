#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace convene::bench {

// A program that was started here. Stopped, and waited for, when it goes.
class Process {
 public:
  struct Start {
    std::vector<std::string> command;
    std::filesystem::path output;  // takes what it prints
    std::optional<int> core;       // the only one that it runs on
  };

  // Throws std::runtime_error.
  explicit Process(const Start& start);
  ~Process() { stop(); }

  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  bool is_running();
  // SIGTERM, and the end of it.
  void stop();

 private:
  pid_t id_ = -1;  // -1 once it has been waited for
};

// One that nothing listens on.
unsigned short free_port();

}  // namespace convene::bench
