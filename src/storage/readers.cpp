#include "storage/readers.hpp"

#include <spdlog/spdlog.h>

namespace convene::storage {

Readers::Readers(const std::filesystem::path& file, std::size_t thread_count)
    : queue_(reader_queue_limit) {
  for (std::size_t index = 0; index < thread_count; ++index) {
    connections_.push_back(std::make_unique<Connection>(file, Connection::Mode::read_only));
  }
  for (const auto& connection : connections_) {
    threads_.emplace_back([this, &own = *connection] { work(own); });
  }
}

Readers::~Readers() { stop(); }

void Readers::stop() {
  queue_.close();
  threads_.clear();
}

void Readers::work(Connection& connection) {
  while (auto* job = queue_.take(1)) {
    try {
      // The transaction fixes the moment at the job's first query.
      connection.statement("BEGIN").run();
      job->perform(connection);
      if (!connection.is_autocommit()) connection.statement("ROLLBACK").run();
    } catch (const std::exception& failure) {
      spdlog::error("A read transaction failed: {}", failure.what());
      job->fail(std::current_exception());
    }
    resume_all(job);
  }
}

}  // namespace convene::storage
