#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "base/clock.hpp"

namespace convene::app {

// The server, whole: everything is built here, from the database up to the listener, and taken down
// in the opposite order.
class Application {
 public:
  // Opens the data directory and listens. Throws storage::DatabaseUnusable or std::runtime_error
  // with one clear sentence. `clock` must outlive it.
  Application(const Config& config, const Clock& clock);
  ~Application();

  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  unsigned short port() const;
  // Where browsers on this machine find it: "http://127.0.0.1:8080".
  std::string address() const;

  // Where nobody can sign in yet: a new one-time link for the first administrator.
  std::optional<std::string> first_administrator_link();

  // Serves on this thread until stop(): then takes no more connections, lets running requests
  // finish, for drain_time at most, writes what is queued, and returns.
  void run();
  // May be called from any thread, or a signal handler of the io_context.
  void stop();

  static constexpr std::chrono::seconds drain_time{10};

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace convene::app
