#include "services/events/programme_service.hpp"

#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/readers.hpp"

namespace convene::services {

boost::asio::awaitable<std::vector<domain::ProgrammeSession>> ProgrammeService::of(
    domain::EventId event) {
  auto read = [event](storage::Connection& connection) {
    return storage::EventStore(connection).programme(event);
  };
  co_return co_await readers_.run(std::move(read));
}

}  // namespace convene::services
