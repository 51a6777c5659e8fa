#include "storage/restore.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <sqlite3.h>

#include "storage/data_lock.hpp"
#include "storage/migrations.hpp"
#include "storage/snapshot.hpp"

namespace convene::storage {
namespace {

namespace fs = std::filesystem;

fs::path with_suffix(const fs::path& file, std::string_view suffix) {
  return file.string() + std::string(suffix);
}

bool has_table(Connection& connection, std::string_view name) {
  auto found =
      connection.statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  return found.bind(name).step();
}

void check_backup(Connection& backup, const fs::path& file) {
  check_schema(backup, program_migrations());
  if (schema_version(backup) == 0) {
    throw DatabaseUnusable(fmt::format("There is nothing in the backup {}.", file.string()));
  }
  if (const auto damage = find_damage(backup, Thoroughness::full)) {
    throw DatabaseUnusable(
        fmt::format("The backup {} is damaged: {}. Use another.", file.string(), *damage));
  }
}

// Nothing that is kept is changed without a new row: of the history, if of nothing else. A table
// whose last number is higher than in the backup has rows that the backup lacks.
bool has_rows_that_lack_in(Connection& backup, Connection& existing) {
  auto row = existing.statement("SELECT name, seq FROM sqlite_sequence");
  auto same = backup.statement("SELECT seq FROM sqlite_sequence WHERE name = ?");
  while (row.step()) {
    same.bind(row.text(0));
    const auto last = same.step() ? same.integer(0) : 0;
    if (row.integer(1) > last) return true;
  }
  return false;
}

// A database that cannot be read at all is what a backup is for: it stands in nobody's way.
bool is_unreadable(const SQLite::Exception& failure) {
  return failure.getErrorCode() == SQLITE_NOTADB || failure.getErrorCode() == SQLITE_CORRUPT;
}

void check_existing(const fs::path& database, Connection& backup, const fs::path& file) {
  try {
    Connection existing(database, Connection::Mode::plain);
    check_schema(existing, program_migrations());
    if (schema_version(existing) == 0 || !has_rows_that_lack_in(backup, existing)) return;
  } catch (const SQLite::Exception& failure) {
    if (is_unreadable(failure)) return;
    throw;
  }
  throw DatabaseUnusable(fmt::format(
      "The database {} has changes that the backup {} lacks, so nothing was restored. To "
      "go back to the backup all the same, move the database away first.",
      database.string(), file.string()));
}

// The key in the backup; nothing if there is none. The copy is a plain database afterwards.
std::string take_key(Connection& copy) {
  if (!has_table(copy, "backup")) return {};
  std::string key;
  {
    auto row = copy.statement("SELECT server_key FROM backup");
    if (row.step()) key = row.text(0);
  }
  // Else the key would stay readable in the pages that are freed.
  copy.execute("PRAGMA secure_delete = ON; DROP TABLE backup");
  return key;
}

// All that belongs together, under its own names: the directory could be served as it is.
std::optional<fs::path> keep_replaced(const DataDirectory& directory, UtcTime now) {
  if (!fs::exists(directory.database())) return std::nullopt;
  auto kept = directory.copies() / fmt::format("replaced-at-{}", now.time_since_epoch().count());
  fs::create_directories(kept);
  fs::permissions(kept, fs::perms::owner_all);
  for (const auto& file :
       {directory.database(), with_suffix(directory.database(), "-wal"), directory.key()}) {
    if (!fs::exists(file)) continue;
    fs::copy_file(file, kept / file.filename(), fs::copy_options::overwrite_existing);
    sync_to_disk(kept / file.filename());
  }
  sync_to_disk(kept);
  sync_to_disk(directory.copies());
  return kept;
}

void write_key(const fs::path& file, const std::string& key) {
  make_private_file(file);
  std::ofstream out(file, std::ios::binary);
  out << key;
  out.close();
  if (!out) throw DatabaseUnusable(fmt::format("Cannot write {}.", file.string()));
  sync_to_disk(file);
}

void put_in_place(const DataDirectory& directory, const fs::path& database, const fs::path& key) {
  // The log goes first: beside another database it would be taken for that one's.
  for (const auto* suffix : {"-wal", "-shm", "-journal"}) {
    fs::remove(with_suffix(directory.database(), suffix));
  }
  sync_to_disk(directory.root);
  fs::rename(database, directory.database());
  if (!key.empty()) fs::rename(key, directory.key());
  sync_to_disk(directory.root);
}

std::optional<fs::path> restore_locked(const DataDirectory& directory, const fs::path& file,
                                       UtcTime now) {
  Connection backup(file, Connection::Mode::read_only);
  check_backup(backup, file);
  if (fs::exists(directory.database())) check_existing(directory.database(), backup, file);

  const auto new_database = with_suffix(directory.database(), ".restored");
  const auto new_key = with_suffix(directory.key(), ".restored");
  fs::remove(new_database);
  std::string key;
  write_snapshot(backup, new_database, [&key](Connection& copy) { key = take_key(copy); });
  if (!key.empty()) write_key(new_key, key);
  auto kept = keep_replaced(directory, now);
  put_in_place(directory, new_database, key.empty() ? fs::path() : new_key);
  return kept;
}

}  // namespace

std::optional<fs::path> restore(const DataDirectory& directory, const fs::path& file, UtcTime now) {
  if (!fs::is_regular_file(file)) {
    throw DatabaseUnusable(fmt::format("There is no backup {}.", file.string()));
  }
  const DataLock lock(directory);
  try {
    return restore_locked(directory, file, now);
  } catch (const DatabaseUnusable&) {
    throw;
  } catch (const std::exception& failure) {
    throw DatabaseUnusable(
        fmt::format("The backup {} cannot be restored: {}.", file.string(), failure.what()));
  }
}

}  // namespace convene::storage
