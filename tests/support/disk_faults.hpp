#pragma once

#include <atomic>
#include <cerrno>

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>
#include <unistd.h>

namespace convene::support {

// While it lives, what SQLite writes to files fails as often as a test wants it to: ENOSPC for a
// full disk, EIO for a broken one. One at a time.
class DiskFaults {
 public:
  DiskFaults() {
    for (const char* name : {"write", "pwrite", "pwrite64"}) replace(name, true);
  }
  ~DiskFaults() {
    for (const char* name : {"write", "pwrite", "pwrite64"}) replace(name, false);
    failure() = 0;
  }

  DiskFaults(const DiskFaults&) = delete;
  DiskFaults& operator=(const DiskFaults&) = delete;

  // From now on every write fails so; 0: none does.
  void fail_with(int error) { failure() = error; }

 private:
  // SQLite calls plain functions: what they look at cannot be a member.
  static std::atomic<int>& failure() {
    static std::atomic<int> error = 0;
    return error;
  }
  static ssize_t do_write(int file, const void* bytes, std::size_t size) {
    if (failure() != 0) return fail();
    return ::write(file, bytes, size);
  }
  static ssize_t do_pwrite(int file, const void* bytes, std::size_t size, off_t offset) {
    if (failure() != 0) return fail();
    return ::pwrite(file, bytes, size, offset);
  }
  static ssize_t fail() {
    errno = failure();
    return -1;
  }

  static void replace(const char* name, bool with_ours) {
    sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
    BOOST_REQUIRE(vfs && vfs->iVersion >= 3);
    sqlite3_syscall_ptr call = nullptr;  // what SQLite began with
    if (with_ours) {
      call = std::string_view(name) == "write" ? reinterpret_cast<sqlite3_syscall_ptr>(do_write)
                                               : reinterpret_cast<sqlite3_syscall_ptr>(do_pwrite);
    }
    vfs->xSetSystemCall(vfs, name, call);  // a name that this build does not use is refused
  }
};

}  // namespace convene::support
