#include "http/connection_list.hpp"

#include <boost/asio/dispatch.hpp>

#include "http/client_address.hpp"

namespace convene::http {

Admission ConnectionList::enter(const std::shared_ptr<Connection>& connection, bool is_proxy) {
  auto key = is_proxy ? std::string() : client_key(connection->peer());
  const std::lock_guard lock(mutex_);
  const auto admitted = admission(key);
  if (admitted == Admission::closed) return admitted;
  if (!key.empty()) ++count_by_key_[key];
  entries_.emplace(connection.get(), Entry{connection, std::move(key)});
  return admitted;
}

Admission ConnectionList::admission(const std::string& key) const {
  if (limits_.are_off) return Admission::served;
  const auto counted = entries_.size() - uncounted_;
  if (counted >= limits_.connections + refusals_max) return Admission::closed;
  if (counted >= limits_.connections) return Admission::too_many;
  const auto found = count_by_key_.find(key);
  if (found == count_by_key_.end() || found->second < limits_.connections_per_address) {
    return Admission::served;
  }
  // One address must not fill the house with its refusals either.
  return found->second < limits_.connections_per_address + refusals_max
             ? Admission::too_many_of_address
             : Admission::closed;
}

void ConnectionList::leave(const Connection& connection) {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.extract(&connection);
  if (entry.empty()) return;
  if (!entry.mapped().is_counted) --uncounted_;
  release(entry.mapped().key);
}

void ConnectionList::stop_counting(const Connection& connection) {
  const std::lock_guard lock(mutex_);
  auto& entry = entries_.at(&connection);
  entry.is_counted = false;
  ++uncounted_;
  release(std::exchange(entry.key, {}));
}

void ConnectionList::release(const std::string& key) {
  if (key.empty()) return;
  const auto count = count_by_key_.find(key);
  if (--count->second == 0) count_by_key_.erase(count);
}

std::size_t ConnectionList::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

template <class Act>
void ConnectionList::for_each(Act act) const {
  std::vector<std::shared_ptr<Connection>> connections;
  {
    const std::lock_guard lock(mutex_);
    connections.reserve(entries_.size());
    for (const auto& [address, entry] : entries_) connections.push_back(entry.connection);
  }
  for (const auto& connection : connections) act(connection);
}

void ConnectionList::cancel_overdue() {
  for_each([now = Deadline::Clock::now()](const std::shared_ptr<Connection>& connection) {
    if (!connection->deadline.has_passed(now)) return;
    // Asked again where it runs: in between it may have got on.
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
