#pragma once

#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/event.hpp"

namespace convene::storage {
class Readers;
}

namespace convene::services {

// Reads the one thing of an event that the cache does not hold, because it is long and only the
// event's own page shows it.
class ProgrammeService {
 public:
  explicit ProgrammeService(storage::Readers& readers) : readers_(readers) {}

  // Ordered by time.
  boost::asio::awaitable<std::vector<domain::ProgrammeSession>> of(domain::EventId event);

 private:
  storage::Readers& readers_;
};

}  // namespace convene::services
