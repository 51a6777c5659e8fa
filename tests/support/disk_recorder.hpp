#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <mutex>
#include <vector>

#include "support/watched_disk.hpp"

namespace convene::support {

// Writes down everything that SQLite does to the disk, in its order.
class DiskRecorder final : private DiskObserver {
 public:
  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return history_.size();
  }
  std::vector<DiskOperation> history() const {
    const std::lock_guard lock(mutex_);
    return history_;
  }

 private:
  int before(const DiskOperation& /*operation*/) override { return SQLITE_OK; }
  void after(const DiskOperation& operation) override {
    const std::lock_guard lock(mutex_);
    history_.push_back(operation);
    if (operation.kind != DiskOperation::Kind::find) return;
    std::ifstream file(operation.file, std::ios::binary);
    history_.back().bytes.assign(std::istreambuf_iterator(file), {});
  }

  mutable std::mutex mutex_;
  std::vector<DiskOperation> history_;  // under mutex_

  WatchedDisk disk_{*this};
};

}  // namespace convene::support
