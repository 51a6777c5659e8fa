#include "storage/database.hpp"

#include <fmt/format.h>

#include "storage/migrations.hpp"
#include "storage/snapshot.hpp"

namespace convene::storage {
namespace {

namespace fs = std::filesystem;

DatabaseUnusable unusable(const fs::path& file, std::string_view why) {
  return DatabaseUnusable(fmt::format(
      "The database {} cannot be used: {}. If it is damaged, put a backup in its place with "
      "\"convene restore\".",
      file.string(), why));
}

// A check reads every page, some 400 MB a second, and nobody is served meanwhile. A larger file is
// checked whenever it is copied: every backup is.
constexpr std::uintmax_t checked_at_start_bytes_max = 16UL * 1024 * 1024;

// Looks at a file before anything is written in it: it may be anybody's.
void inspect(const fs::path& file, std::span<const Migration> migrations) {
  Connection connection(file, Connection::Mode::plain);
  connection.execute("PRAGMA query_only = ON");
  check_schema(connection, migrations);
  if (fs::file_size(file) > checked_at_start_bytes_max) return;
  if (const auto damage = find_damage(connection, Thoroughness::quick)) {
    throw unusable(file, *damage);
  }
}

void copy_before_migration(Connection& connection, const DataDirectory& directory, int version,
                           UtcTime now) {
  fs::create_directories(directory.copies());
  write_snapshot(connection,
                 directory.copies() / fmt::format("before-migration-from-{}-at-{}.db", version,
                                                  now.time_since_epoch().count()));
}

std::unique_ptr<Connection> open_and_migrate(const DataDirectory& directory,
                                             std::span<const Migration> migrations) {
  const auto file = directory.database();
  if (fs::exists(file)) {
    inspect(file, migrations);
  } else {
    make_private_file(file);
  }
  auto connection = std::make_unique<Connection>(file, Connection::Mode::read_write);
  const auto now = SystemClock().now();
  const int version = schema_version(*connection);
  const bool is_behind = !migrations.empty() && version < migrations.back().version;
  if (version > 0 && is_behind) copy_before_migration(*connection, directory, version, now);
  migrate(*connection, migrations, now);
  return connection;
}

}  // namespace

std::unique_ptr<Connection> open_database(const DataDirectory& directory) {
  return open_database(directory, program_migrations());
}

std::unique_ptr<Connection> open_database(const DataDirectory& directory,
                                          std::span<const Migration> migrations) {
  try {
    return open_and_migrate(directory, migrations);
  } catch (const DatabaseUnusable&) {
    throw;
  } catch (const std::exception& failure) {
    throw unusable(directory.database(), failure.what());
  }
}

}  // namespace convene::storage
