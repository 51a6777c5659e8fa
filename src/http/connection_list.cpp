#include "http/connection_list.hpp"

#include <boost/asio/dispatch.hpp>

#include "http/client_address.hpp"

namespace convene::http {

namespace {

// Who comes beyond a cap is told so, up to a cap of these; one address must not fill the house with
// its refusals either.
ClientCounter::Caps caps_with_refusals(const Limits& limits) {
  if (limits.are_off) return {};
  return {.in_all = limits.connections + ConnectionList::refusals_max,
          .of_one_client = limits.connections_per_address + ConnectionList::refusals_max};
}

}  // namespace

ConnectionList::ConnectionList(const Limits& limits)
    : limits_(limits), counter_(caps_with_refusals(limits)) {}

ConnectionList::Admitted ConnectionList::enter(const std::shared_ptr<Connection>& connection,
                                               bool is_proxy) {
  const auto client = is_proxy ? std::string() : client_key(connection->peer());
  auto lease = counter_.take(client);
  if (!lease) return {};
  {
    const std::lock_guard lock(mutex_);
    connections_.emplace(connection.get(), connection);
  }
  lease->at_end([this, left = connection.get()] { leave(left); });
  return {admission_of_last(client), *std::move(lease)};
}

Admission ConnectionList::admission_of_last(const std::string& client) const {
  if (limits_.are_off) return Admission::served;
  if (counter_.in_all() > limits_.connections) return Admission::too_many;
  return counter_.of(client) > limits_.connections_per_address ? Admission::too_many_of_address
                                                               : Admission::served;
}

void ConnectionList::leave(const Connection* connection) {
  const std::lock_guard lock(mutex_);
  connections_.erase(connection);
}

std::size_t ConnectionList::size() const {
  const std::lock_guard lock(mutex_);
  return connections_.size();
}

template <class Act>
void ConnectionList::for_each(Act act) const {
  std::vector<std::shared_ptr<Connection>> connections;
  {
    const std::lock_guard lock(mutex_);
    connections.reserve(connections_.size());
    for (const auto& [address, connection] : connections_) connections.push_back(connection);
  }
  for (const auto& connection : connections) act(connection);
}

void ConnectionList::cancel_overdue() {
  for_each([now = Deadline::Clock::now()](const std::shared_ptr<Connection>& connection) {
    if (!connection->deadline.has_passed(now)) return;
    // Asks again where it runs: in between it may have got on.
    boost::asio::dispatch(connection->executor(), [connection] {
      if (connection->is_overdue()) connection->cancel();
    });
  });
}

void ConnectionList::cancel_idle() {
  for_each([](const std::shared_ptr<Connection>& connection) {
    boost::asio::dispatch(connection->executor(), [connection] {
      if (connection->is_idle()) connection->cancel();
    });
  });
}

void ConnectionList::close_all() {
  for_each([](const std::shared_ptr<Connection>& connection) {
    boost::asio::dispatch(connection->executor(), [connection] { connection->close(); });
  });
}

}  // namespace convene::http
