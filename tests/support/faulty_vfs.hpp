#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace convene::support {

// What SQLite does to a file of a database: the database itself, its log, its journal. (The log's
// index is shared memory and needs no disk.)
struct DiskOperation {
  enum class Kind { find, create, write, truncate, sync, failed_sync, remove };

  Kind kind;
  std::string file;             // its whole path
  std::int64_t at = 0;          // where a write begins; the size that a truncated file is left with
  std::string bytes = {};       // a write's; what a recorder found in a file that was there
  bool with_directory = false;  // the names in the directory reach the disk too
};

// Any thread that uses SQLite calls these.
class DiskObserver {
 public:
  virtual ~DiskObserver() = default;
  // SQLITE_OK lets it happen; anything else is what SQLite is told instead.
  virtual int before(const DiskOperation& operation) = 0;
  // It was tried, and SQLite is told this.
  virtual void after(const DiskOperation& operation, int code) = 0;
};

// While it lives, whatever SQLite opens is watched. It outlives the connections that were opened
// meanwhile. Made while another lives, it stands between SQLite and that one.
class FaultyVfs {
 public:
  explicit FaultyVfs(DiskObserver& observer);
  ~FaultyVfs();

  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  DiskObserver& observer() { return observer_; }
  // What does the work.
  sqlite3_vfs& real() { return *real_; }

 private:
  DiskObserver& observer_;
  sqlite3_vfs* const real_;
  const std::string name_;
  sqlite3_vfs vfs_;
};

}  // namespace convene::support
