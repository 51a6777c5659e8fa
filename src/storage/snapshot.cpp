#include "storage/snapshot.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/database.hpp"

namespace convene::storage {
namespace {

namespace fs = std::filesystem;

DatabaseUnusable cannot_write(const fs::path& file, std::string_view why) {
  return DatabaseUnusable(fmt::format("Cannot write {}: {}.", file.string(), why));
}

fs::path directory_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// The copy is one file: in WAL it would have a log beside it, which a person who copies the file on
// would forget. VACUUM INTO leaves it so; the mode that does not touch it keeps it so.
void complete_and_check(const fs::path& copy, const std::function<void(Connection&)>& complete) {
  Connection connection(copy, Connection::Mode::plain);
  if (complete) complete(connection);
  if (const auto damage = find_damage(connection, Thoroughness::full)) {
    throw DatabaseUnusable(
        fmt::format("The copy of the database is damaged and was not kept: {}.", *damage));
  }
}

// Takes an unfinished copy away, whatever has stopped it.
class Unfinished {
 public:
  explicit Unfinished(fs::path file) : file_(std::move(file)) { make_private_file(file_); }
  ~Unfinished() {
    std::error_code ignored;
    fs::remove(file_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const fs::path& file() const { return file_; }

 private:
  fs::path file_;
};

}  // namespace

std::optional<std::string> find_damage(Connection& connection, Thoroughness thoroughness) {
  const bool is_full = thoroughness == Thoroughness::full;
  auto check =
      connection.statement(is_full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
  if (check.step() && check.text(0) != "ok") return check.text(0);
  if (!is_full) return std::nullopt;
  auto orphan = connection.statement("PRAGMA foreign_key_check");
  if (orphan.step()) {
    return fmt::format("a row of {} refers to a row of {} that is not there", orphan.text(0),
                       orphan.text(2));
  }
  return std::nullopt;
}

void make_private_file(const fs::path& file) {
  unlink(file.c_str());
  const int descriptor =
      open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) throw cannot_write(file, strerror(errno));
  close(descriptor);
}

void sync_to_disk(const fs::path& file_or_directory) {
  const int descriptor = open(file_or_directory.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw cannot_write(file_or_directory, strerror(errno));
  const bool is_synced = fsync(descriptor) == 0;
  const int code = errno;
  close(descriptor);
  if (!is_synced) throw cannot_write(file_or_directory, strerror(code));
}

void write_snapshot(Connection& source, const fs::path& target,
                    const std::function<void(Connection&)>& complete) {
  if (fs::exists(target)) {
    throw DatabaseUnusable(
        fmt::format("{} exists already, and a copy never replaces a file. Give another name.",
                    target.string()));
  }
  const Unfinished unfinished(target.string() + ".unfinished");
  try {
    source.statement("VACUUM INTO ?").bind(unfinished.file().string()).step();
    complete_and_check(unfinished.file(), complete);
  } catch (const DatabaseUnusable&) {
    throw;
  } catch (const std::exception& failure) {
    throw cannot_write(target, failure.what());
  }
  sync_to_disk(unfinished.file());
  if (rename(unfinished.file().c_str(), target.c_str()) != 0) {
    throw cannot_write(target, strerror(errno));
  }
  sync_to_disk(directory_of(target));
}

}  // namespace convene::storage
