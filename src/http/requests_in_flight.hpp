#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace convene::http {

// How many requests each client has running: behind a proxy, its connections tell nothing.
class RequestsInFlight {
 public:
  explicit RequestsInFlight(std::size_t per_client_max) : per_client_max_(per_client_max) {}

  // One running request; must not outlive the count.
  class Lease {
   public:
    Lease(RequestsInFlight& count, std::string key) : count_(&count), key_(std::move(key)) {}
    Lease(Lease&& other) noexcept
        : count_(std::exchange(other.count_, nullptr)), key_(std::move(other.key_)) {}
    ~Lease() {
      if (count_) count_->release(key_);
    }
    Lease& operator=(Lease&&) = delete;

   private:
    RequestsInFlight* count_;
    std::string key_;
  };

  // Nothing where the client has as many as it may.
  std::optional<Lease> enter(const std::string& address);

 private:
  void release(const std::string& key);

  const std::size_t per_client_max_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::size_t> count_by_key_;  // under mutex_; none is 0
};

}  // namespace convene::http
