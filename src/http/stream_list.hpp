#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "http/connection.hpp"
#include "http/server.hpp"
#include "http/stream.hpp"

namespace convene::http {

// All answers that go on: how many there may be, and who is to be woken because there is news.
class StreamList {
 public:
  explicit StreamList(const Limits& limits) : limits_(limits) {}

  // A stream's stay in the list; must not outlive it.
  class Stay {
   public:
    Stay(StreamList& list, std::shared_ptr<Stream> stream)
        : list_(&list), stream_(std::move(stream)) {}
    Stay(Stay&& other) noexcept
        : list_(std::exchange(other.list_, nullptr)), stream_(std::move(other.stream_)) {}
    ~Stay() {
      if (list_) list_->leave(*stream_);
    }
    Stay& operator=(Stay&&) = delete;

    Stream& stream() const { return *stream_; }

   private:
    StreamList* list_;
    std::shared_ptr<Stream> stream_;
  };

  // Nothing where there are as many as may be, of the client or in all.
  std::optional<Stay> enter(std::shared_ptr<Connection> connection, std::shared_ptr<Stream> stream,
                            const std::string& client_address);
  // Ends the wait of each that has news and waits, on its connection's executor.
  void wake_for_news() const;
  std::size_t size() const;

 private:
  struct Entry {
    std::shared_ptr<Connection> connection;
    std::shared_ptr<const Stream> stream;
    std::string key;  // of the client by which it counts
  };

  void leave(const Stream& stream);
  bool is_full_for(const std::string& key) const;  // REQUIRES: mutex_ is held

  const Limits limits_;
  mutable std::mutex mutex_;
  // Under mutex_:
  std::unordered_map<const Stream*, Entry> entries_;
  std::unordered_map<std::string, std::size_t> count_by_key_;  // none is 0
};

}  // namespace convene::http
