#include "bench/load.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "bench/client.hpp"

namespace convene::bench {
namespace {

constexpr std::size_t events_at_once = 256;

// Nothing that is measured here takes so long.
constexpr int silence_max_ms = 30'000;

class Load {
 public:
  Load(const LoadPlan& plan, Traffic& traffic)
      : plan_(plan), traffic_(traffic), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_ < 0) throw std::runtime_error("there is no epoll");
    clients_.reserve(plan.connections);
    for (std::size_t index = 0; index < plan.connections; ++index) add_client(index);
  }
  ~Load() { close(epoll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  LoadResult run() {
    const auto started_at = Clock::now();
    last_answer_at_ = started_at;
    sends_until_ = plan_.time.count() > 0 ? started_at + plan_.time : Clock::time_point::max();
    for (std::size_t index = 0; index < clients_.size(); ++index) send_next(index, started_at);
    while (under_way_ > 0) wait();
    result_.seconds = std::chrono::duration<double>(last_answer_at_ - started_at).count();
    std::ranges::sort(result_.milliseconds);
    return std::move(result_);
  }

 private:
  void add_client(std::size_t index) {
    auto& client = clients_.emplace_back(plan_.port);
    epoll_event event{.events = EPOLLIN, .data = {.u64 = index}};
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, client.descriptor(), &event) != 0) {
      throw std::runtime_error("a connection cannot be watched");
    }
  }

  void wait() {
    std::array<epoll_event, events_at_once> events;
    const int count =
        epoll_wait(epoll_, events.data(), events.size(), plan_.has_own_core ? 0 : silence_max_ms);
    auto now = Clock::now();
    if (count == 0 && now - last_answer_at_ > std::chrono::milliseconds(silence_max_ms)) {
      throw std::runtime_error("the server has stopped answering");
    }
    for (int at = 0; at < count; ++at) {
      const auto index = events[static_cast<std::size_t>(at)].data.u64;
      const auto reply = clients_[index].receive();
      if (!reply) continue;
      now = Clock::now();
      last_answer_at_ = now;
      take(index, *reply, now);
    }
  }

  void take(std::size_t index, Reply reply, Clock::time_point now) {
    --under_way_;
    ++result_.answers;
    reply.received_at = now;
    const std::chrono::duration<double, std::milli> took = now - reply.sent_at;
    result_.milliseconds.push_back(took.count());
    traffic_.answered(index, reply);
    send_next(index, now);
  }

  void send_next(std::size_t index, Clock::time_point now) {
    if (now >= sends_until_ || (plan_.requests > 0 && sent_ == plan_.requests)) return;
    const auto request = traffic_.next(index);
    if (request.empty()) return;
    clients_[index].send(request, now);
    ++under_way_;
    ++sent_;
  }

  const LoadPlan plan_;
  Traffic& traffic_;
  const int epoll_;
  std::vector<Client> clients_;
  Clock::time_point sends_until_;
  Clock::time_point last_answer_at_;
  std::size_t under_way_ = 0;
  std::size_t sent_ = 0;
  LoadResult result_;
};

}  // namespace

void SameRequest::answered(std::size_t, const Reply& reply) {
  if (reply.status != 200) {
    throw std::runtime_error(fmt::format("the server answered with {}", reply.status));
  }
}

double LoadResult::percentile(double part) const {
  const auto at = static_cast<std::size_t>(part * static_cast<double>(milliseconds.size()));
  return milliseconds[std::min(at, milliseconds.size() - 1)];
}

LoadResult run_load(const LoadPlan& plan, Traffic& traffic) { return Load(plan, traffic).run(); }

}  // namespace convene::bench
