#pragma once

#include <cstdlib>
#include <string_view>
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

// The whole program on a free port, over a database with the events that a test wants.
class TestServer {
 public:
  explicit TestServer(const std::vector<domain::Event>& events)
      : application_(config_with(events), clock_), thread_([this] { application_.run(); }) {}
  ~TestServer() { application_.stop(); }

  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  HttpClient client() const { return HttpClient(application_.port()); }

 private:
  app::Config config_with(const std::vector<domain::Event>& events) const {
    const storage::DataDirectory data{directory_.path()};
    ServerKey::load_or_create(data.key());
    auto connection = storage::open_database(data);
    for (const auto& event : events) storage::EventStore(*connection).insert(event);
    app::Config config;
    config.data_directory = directory_.path();
    config.listen_port = 0;
    config.is_rate_limited = false;
    return config;
  }

  const TemporaryDirectory directory_;
  const FixedClock clock_;
  app::Application application_;
  const std::jthread thread_;
};

}  // namespace convene::support
