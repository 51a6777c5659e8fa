#pragma once

#include <filesystem>
#include <thread>
#include <vector>

#include "app/application.hpp"
#include "base/keys.hpp"
#include "domain/event.hpp"
#include "storage/database.hpp"
#include "storage/event_store.hpp"
#include "support/fixed_clock.hpp"
#include "support/http_client.hpp"
#include "support/temporary_directory.hpp"

namespace convene::support {

// A data directory with the events that a test wants, and how a server is started on it.
inline app::Config server_config(const std::filesystem::path& directory,
                                 const std::vector<domain::Event>& events) {
  const storage::DataDirectory data{directory};
  ServerKey::load_or_create(data.key());
  auto connection = storage::open_database(data);
  for (const auto& event : events) storage::EventStore(*connection).insert(event);
  app::Config config;
  config.data_directory = directory;
  config.listen_port = 0;
  config.is_rate_limited = false;
  return config;
}

// The whole program on a free port.
class RunningServer {
 public:
  explicit RunningServer(const app::Config& config)
      : application_(config, clock_), thread_([this] { application_.run(); }) {}
  ~RunningServer() { application_.stop(); }

  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  HttpClient client() const { return HttpClient(application_.port()); }
  // The one that the program goes by.
  FixedClock& clock() { return clock_; }

 private:
  FixedClock clock_;
  app::Application application_;
  const std::jthread thread_;
};

// The same over a database that goes with it.
class TestServer {
 public:
  explicit TestServer(const std::vector<domain::Event>& events)
      : running_(server_config(directory_.path(), events)) {}

  HttpClient client() const { return running_.client(); }

 private:
  const TemporaryDirectory directory_;
  const RunningServer running_;
};

}  // namespace convene::support
