#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "http/client_counter.hpp"
#include "http/connection.hpp"
#include "http/server.hpp"

namespace convene::http {

// Whether a new connection is served, is told in one answer that it is not, or is closed unheard.
enum class Admission { served, too_many, too_many_of_address, closed };

// All connections of a server, to count them, to end those that are overdue and to close the house.
// Any thread may call, but one at a time enter().
class ConnectionList {
 public:
  // So many at a time beyond the cap are told so.
  static constexpr std::size_t refusals_max = 64;

  explicit ConnectionList(const Limits& limits);

  struct Admitted {
    Admission admission = Admission::closed;
    // The connection is in the list until it ends. A connection whose lease stops counting stays:
    // its answer goes on, which StreamList counts.
    ClientCounter::Lease lease;
  };
  // A trusted proxy's connections count in the number of all only.
  Admitted enter(const std::shared_ptr<Connection>& connection, bool is_proxy);
  std::size_t size() const;

  // These act on each connection's own executor:
  void cancel_overdue();
  void cancel_idle();
  void close_all();

 private:
  template <class Act>
  void for_each(Act act) const;
  Admission admission_of_last(const std::string& client) const;
  void leave(const Connection* connection);

  const Limits limits_;
  ClientCounter counter_;
  mutable std::mutex mutex_;
  std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;  // under mutex_
};

}  // namespace convene::http
