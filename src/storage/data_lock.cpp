#include "storage/data_lock.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace convene::storage {
namespace {

namespace fs = std::filesystem;

DatabaseUnusable cannot_use(const fs::path& root, std::string_view why) {
  return DatabaseUnusable(
      fmt::format("Cannot write in the data directory {}: {}. Choose another with --data-dir.",
                  root.string(), why));
}

// A new one is its owner's alone: names and addresses of people stand in it.
void make_directory(const fs::path& root) {
  std::error_code failure;
  if (fs::create_directories(root, failure)) {
    fs::permissions(root, fs::perms::owner_all, failure);
  }
  if (failure) throw cannot_use(root, failure.message());
}

}  // namespace

DataLock::DataLock(const DataDirectory& directory) {
  make_directory(directory.root);
  descriptor_ = open(directory.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0) throw cannot_use(directory.root, strerror(errno));
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int code = errno;
  close(descriptor_);
  if (code != EWOULDBLOCK) throw cannot_use(directory.root, strerror(code));
  throw DatabaseUnusable(
      fmt::format("Another Convene server is using the data directory {}. Stop it first, or choose "
                  "another with --data-dir.",
                  directory.root.string()));
}

// The file stays: taking it away would let two processes lock two files of one name.
DataLock::~DataLock() { close(descriptor_); }

}  // namespace convene::storage
