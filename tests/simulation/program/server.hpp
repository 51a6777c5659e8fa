#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "base/keys.hpp"
#include "services/acts/scheduler.hpp"
#include "services/bookings/service.hpp"
#include "services/calls/service.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/delegate_service.hpp"
#include "services/rooms/service.hpp"
#include "storage/database.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"
#include "support/fixed_clock.hpp"

namespace convene::simulation {

// The real services over a database file, as the server wires them, without its sockets and its
// timer. Destroying it and making another over the same file is a restart.
class Server {
 public:
  Server(const storage::DataDirectory& directory, const Clock& clock);
  ~Server();

  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The result of a service's call, once it is committed.
  template <class Result>
  Result wait_for(boost::asio::awaitable<Result> call) {
    std::optional<Result> result;
    run(keep_result(std::move(call), result));
    return *std::move(result);
  }
  void wait_for(boost::asio::awaitable<void> call) { run(std::move(call)); }

  // Books as the pages do: what is not in order is refused before.
  domain::result<services::BookingService::Booked> book(const domain::BookingRequest& typed);

  // Events that commits changed since this was asked last.
  std::set<domain::EventId> changed_events() { return std::exchange(changed_, {}); }

  static Key link_key();

 private:
  template <class Result>
  static boost::asio::awaitable<void> keep_result(boost::asio::awaitable<Result> call,
                                                  std::optional<Result>& result) {
    result.emplace(co_await std::move(call));
  }
  void run(boost::asio::awaitable<void> work);

  boost::asio::io_context context_;
  std::unique_ptr<storage::Connection> connection_;  // the writer's
  std::set<domain::EventId> changed_;  // the writer's while a call runs, else the caller's
  domain::Catalogue catalogue_;
  services::EventCache cache_;

 public:
  storage::Writer writer;
  storage::Readers readers;
  services::BookingService bookings;
  services::RoomService rooms;
  services::CallService calls;
  services::DelegateService delegates;
  services::Scheduler scheduler;
};

}  // namespace convene::simulation
