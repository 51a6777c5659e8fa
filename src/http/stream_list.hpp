#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "http/client_counter.hpp"
#include "http/connection.hpp"
#include "http/server.hpp"
#include "http/stream.hpp"

namespace convene::http {

// All answers that go on: how many there may be, and who is to be woken because there is an update.
// Any thread may call.
class StreamList {
 public:
  explicit StreamList(const Limits& limits);

  // The stream is in the list until the lease ends. Nothing where there are as many as may be, of
  // the client or in all.
  std::optional<ClientCounter::Lease> enter(std::shared_ptr<Connection> connection,
                                            std::shared_ptr<const Stream> stream,
                                            const std::string& client_address);
  // Ends the wait of each that has an update and waits, on its connection's executor.
  void wake_updated() const;
  std::size_t size() const { return counter_.in_all(); }

 private:
  struct Entry {
    std::shared_ptr<Connection> connection;
    std::shared_ptr<const Stream> stream;
  };

  void leave(const Stream* stream);

  ClientCounter counter_;
  mutable std::mutex mutex_;
  std::unordered_map<const Stream*, Entry> entries_;  // under mutex_
};

}  // namespace convene::http
