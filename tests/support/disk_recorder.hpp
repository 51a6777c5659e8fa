#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <vector>

#include "support/faulty_vfs.hpp"

namespace convene::support {

// Writes down everything that SQLite does to the disk, in its order, and the syncs that failed.
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
  void after(const DiskOperation& operation, int code) override {
    using Kind = DiskOperation::Kind;
    const bool is_failed_sync = code != SQLITE_OK && operation.kind == Kind::sync;
    if (code != SQLITE_OK && !is_failed_sync) return;
    const std::lock_guard lock(mutex_);
    history_.push_back(operation);
    if (is_failed_sync) history_.back().kind = Kind::failed_sync;
    if (operation.kind == Kind::find) history_.back().bytes = contents_of(operation.file);
  }
  static std::string contents_of(const std::filesystem::path& path) {
    std::string bytes(std::filesystem::file_size(path), '\0');
    std::ifstream(path, std::ios::binary)
        .read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
  }

  mutable std::mutex mutex_;
  std::vector<DiskOperation> history_;  // under mutex_

  FaultyVfs disk_{*this};
};

}  // namespace convene::support
