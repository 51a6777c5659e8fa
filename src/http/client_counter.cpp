#include "http/client_counter.hpp"

#include <utility>

namespace convene::http {

ClientCounter::Lease::Lease(Lease&& other) noexcept
    : counter_(std::exchange(other.counter_, nullptr)),
      client_(std::move(other.client_)),
      at_end_(std::exchange(other.at_end_, nullptr)) {}

ClientCounter::Lease& ClientCounter::Lease::operator=(Lease&& other) noexcept {
  if (this == &other) return *this;
  end();
  counter_ = std::exchange(other.counter_, nullptr);
  client_ = std::move(other.client_);
  at_end_ = std::exchange(other.at_end_, nullptr);
  return *this;
}

void ClientCounter::Lease::stop_counting() {
  if (auto* counter = std::exchange(counter_, nullptr)) counter->give_back(client_);
}

void ClientCounter::Lease::end() {
  if (const auto call = std::exchange(at_end_, nullptr)) call();
  stop_counting();
}

std::optional<ClientCounter::Lease> ClientCounter::take(std::string client) {
  {
    const std::lock_guard lock(mutex_);
    if (in_all_ >= caps_.in_all) return std::nullopt;
    if (!client.empty()) {
      auto& count = by_client_[client];
      // A count of 0 that was made just now cannot be at the cap, which is above 0.
      if (count >= caps_.of_one_client) return std::nullopt;
      ++count;
    }
    ++in_all_;
  }
  return Lease(*this, std::move(client));
}

void ClientCounter::give_back(const std::string& client) {
  const std::lock_guard lock(mutex_);
  --in_all_;
  if (client.empty()) return;
  const auto count = by_client_.find(client);
  if (--count->second == 0) by_client_.erase(count);
}

std::size_t ClientCounter::in_all() const {
  const std::lock_guard lock(mutex_);
  return in_all_;
}

std::size_t ClientCounter::of(const std::string& client) const {
  const std::lock_guard lock(mutex_);
  const auto count = by_client_.find(client);
  return count == by_client_.end() ? 0 : count->second;
}

}  // namespace convene::http
