#include "storage/backup.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "storage/migrations.hpp"
#include "storage/snapshot.hpp"

namespace convene::storage {
namespace {

namespace fs = std::filesystem;

constexpr auto backup_table = R"(CREATE TABLE backup (
  made_at    INTEGER NOT NULL,
  server_key TEXT NOT NULL
) STRICT)";

std::string read_key(const DataDirectory& directory) {
  std::ifstream file(directory.key(), std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file || text.empty()) {
    throw DatabaseUnusable(
        fmt::format("Cannot read the server's key file {}: start the server once, or put the file "
                    "back from an older backup.",
                    directory.key().string()));
  }
  return text;
}

}  // namespace

void backup(const DataDirectory& directory, const fs::path& file, UtcTime now) {
  if (!fs::exists(directory.database())) {
    throw DatabaseUnusable(
        fmt::format("There is no database in the data directory {}.", directory.root.string()));
  }
  const auto key = read_key(directory);
  try {
    Connection source(directory.database(), Connection::Mode::read_only);
    check_schema(source, program_migrations());
    write_snapshot(source, file, [&key, now](Connection& copy) {
      copy.execute(backup_table);
      copy.statement("INSERT INTO backup (made_at, server_key) VALUES (?, ?)").bind(now, key).run();
    });
  } catch (const DatabaseUnusable&) {
    throw;
  } catch (const std::exception& failure) {
    throw DatabaseUnusable(fmt::format("The database {} cannot be backed up: {}.",
                                       directory.database().string(), failure.what()));
  }
}

}  // namespace convene::storage
