#pragma once

#include <mutex>
#include <optional>

#include "support/faulty_vfs.hpp"

namespace convene::support {

// A disk that fails when a test wants it to. Made before the connections that are to feel it, and
// alive until they are closed.
class DiskFaults final : private DiskObserver {
 public:
  struct Fault {
    DiskOperation::Kind kind = DiskOperation::Kind::write;
    int code = SQLITE_IOERR_WRITE;  // what SQLite is told
    int nth = 1;                    // counted from now on
    bool lasts = false;             // all that come after it fail too
  };

  // Arms this fault and no other from now on.
  void arm(const Fault& fault) {
    const std::lock_guard lock(mutex_);
    fault_ = fault;
    seen_ = 0;
    struck_ = false;
  }
  // Makes every write fail so from now on.
  void fail_writes(int code) { arm({.code = code, .lasts = true}); }
  void repair() {
    const std::lock_guard lock(mutex_);
    fault_.reset();
  }
  // Whether anything has failed since arm().
  bool has_struck() const {
    const std::lock_guard lock(mutex_);
    return struck_;
  }

 private:
  int before(const DiskOperation& operation) override {
    const std::lock_guard lock(mutex_);
    if (!fault_ || operation.kind != fault_->kind) return SQLITE_OK;
    ++seen_;
    const bool fails = fault_->lasts ? seen_ >= fault_->nth : seen_ == fault_->nth;
    if (!fails) return SQLITE_OK;
    struck_ = true;
    return fault_->code;
  }
  void after(const DiskOperation& /*operation*/, int /*code*/) override {}

  mutable std::mutex mutex_;
  // mutex_ guards these:
  std::optional<Fault> fault_;
  int seen_ = 0;
  bool struck_ = false;

  FaultyVfs disk_{*this};
};

}  // namespace convene::support
