#include "http/requests_in_flight.hpp"

#include "http/client_address.hpp"

namespace convene::http {

std::optional<RequestsInFlight::Lease> RequestsInFlight::enter(const std::string& address) {
  auto key = client_key(address);
  {
    const std::lock_guard lock(mutex_);
    auto& count = count_by_key_[key];
    if (count == per_client_max_) return std::nullopt;
    ++count;
  }
  return Lease(*this, std::move(key));
}

void RequestsInFlight::release(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto count = count_by_key_.find(key);
  if (--count->second == 0) count_by_key_.erase(count);
}

}  // namespace convene::http
