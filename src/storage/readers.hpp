#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/jobs.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

constexpr std::size_t reader_queue_limit = 1024;

// Threads with a read-only connection each, for pages that memory does not hold. One job sees one
// moment of the database.
class Readers {
 public:
  // The writer's connection must be open before, and closed after.
  Readers(const std::filesystem::path& file, std::size_t thread_count);
  ~Readers();

  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  // Runs `work(Connection&)`. Throws what it throws; QueueFull.
  template <class Work>
  auto run(Work work) {
    return run_on(queue_, std::move(work));
  }
  template <class Work>
  auto run_blocking(Work work) {
    return run_blocking_on(queue_, std::move(work));
  }

  void stop();

 private:
  void work(Connection& connection);

  JobQueue<Connection> queue_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::jthread> threads_;
};

}  // namespace convene::storage
