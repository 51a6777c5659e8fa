#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace convene::http {

// How many there are of something that clients take up (connections, requests that run, streams):
// in all, and of each client. Any thread may call, and a lease may end on any.
class ClientCounter {
 public:
  static constexpr auto unlimited = std::numeric_limits<std::size_t>::max();

  struct Caps {
    std::size_t in_all = unlimited;
    std::size_t of_one_client = unlimited;
  };

  explicit ClientCounter(Caps caps) : caps_(caps) {}

  // One that is counted, until the lease ends; a lease that was moved from, or that nobody took,
  // counts nothing. One thread at a time; must not outlive the counter.
  class Lease {
   public:
    Lease() = default;
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&& other) noexcept;
    ~Lease() { end(); }

    // Sets what is called once when the lease ends, before it is given back.
    void at_end(std::function<void()> call) { at_end_ = std::move(call); }
    // It counts no more, but ends later.
    void stop_counting();

   private:
    friend class ClientCounter;
    Lease(ClientCounter& counter, std::string client)
        : counter_(&counter), client_(std::move(client)) {}
    void end();

    ClientCounter* counter_ = nullptr;  // null: counts nothing
    std::string client_;
    std::function<void()> at_end_;
  };

  // Nothing where there are as many as may be. `client` is a client_key(), or empty for one that
  // counts among all alone.
  std::optional<Lease> take(std::string client);

  std::size_t in_all() const;
  std::size_t of(const std::string& client) const;

 private:
  void give_back(const std::string& client);

  const Caps caps_;
  mutable std::mutex mutex_;
  // mutex_ guards these:
  std::size_t in_all_ = 0;
  std::unordered_map<std::string, std::size_t> by_client_;  // none is 0
};

}  // namespace convene::http
