#pragma once

#include <cstddef>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/jobs.hpp"

namespace convene {

// Threads for work that must not hold up connections and needs nothing lent to it: password
// hashing.
class ThreadPool {
 public:
  ThreadPool(std::size_t thread_count, std::size_t queue_limit) : queue_(queue_limit) {
    for (std::size_t index = 0; index < thread_count; ++index) {
      threads_.emplace_back([this] { work(); });
    }
  }
  ~ThreadPool() { stop(); }

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  // Runs `work()` on one of the threads. Throws QueueFull.
  template <class Work>
  auto run(Work work) {
    return run_on(queue_, [work = std::move(work)](Nothing&) mutable { return work(); });
  }

  // Finishes what is queued and joins the threads. Once is enough; more often does no harm.
  void stop() {
    queue_.close();
    threads_.clear();
  }

 private:
  struct Nothing {};

  void work() {
    Nothing nothing;
    while (auto* job = queue_.take(1)) {
      job->perform(nothing);
      resume_all(job);
    }
  }

  JobQueue<Nothing> queue_;
  std::vector<std::jthread> threads_;
};

}  // namespace convene
