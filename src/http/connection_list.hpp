#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "http/connection.hpp"
#include "http/server.hpp"

namespace convene::http {

// Whether a new connection is served, is told in one answer that it is not, or is closed unheard.
enum class Admission { served, too_many, too_many_of_address, closed };

// All connections of a server, to count them, to end those that are overdue and to close the house.
class ConnectionList {
 public:
  // Beyond the cap, so many at a time are told so.
  static constexpr std::size_t refusals_max = 64;

  explicit ConnectionList(const Limits& limits) : limits_(limits) {}

  // With anything but `closed` the connection is in the list until leave(). Of a trusted proxy's
  // connections only the number in all counts.
  Admission enter(const std::shared_ptr<Connection>& connection, bool is_proxy);
  void leave(const Connection& connection);
  // It stays in the list and counts no more: its answer goes on, which StreamList counts.
  void stop_counting(const Connection& connection);
  std::size_t size() const;

  // Each on its connection's executor:
  void cancel_overdue();
  void cancel_idle();
  void close_all();

 private:
  template <class Act>
  void for_each(Act act) const;
  // REQUIRES: mutex_ is held
  Admission admission(const std::string& key) const;
  void release(const std::string& key);

  struct Entry {
    std::shared_ptr<Connection> connection;
    std::string key;         // by which it counts; empty: it does not
    bool is_counted = true;  // among all
  };

  const Limits limits_;
  mutable std::mutex mutex_;
  // Under mutex_:
  std::unordered_map<const Connection*, Entry> entries_;
  std::size_t uncounted_ = 0;  // of the entries
  std::unordered_map<std::string, std::size_t> count_by_key_;
};

// A connection's stay in the list.
class Presence {
 public:
  Presence(ConnectionList& list, const Connection& connection)
      : list_(list), connection_(connection) {}
  ~Presence() { list_.leave(connection_); }

  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

 private:
  ConnectionList& list_;
  const Connection& connection_;
};

}  // namespace convene::http
