#include "storage/migrations.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include "base/keys.hpp"
#include "base/text.hpp"
#include "domain/organisation.hpp"
#include "embedded/migrations.hpp"
#include "storage/database.hpp"

namespace convene::storage {
namespace {

constexpr auto migration_table = R"(CREATE TABLE migration (
  version    INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   BLOB NOT NULL,  -- SHA-256 of its SQL
  applied_at INTEGER NOT NULL
) STRICT)";

std::int64_t single_number(Connection& connection, std::string_view sql) {
  auto row = connection.statement(sql);
  row.step();
  return row.integer(0);
}

std::string file_of(Connection& connection) { return connection.raw().getFilename(); }

// organisation_key(name), for the migration that makes the column of it.
void offer_functions(Connection& connection) {
  const auto key = [](sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    const auto found = domain::organisation_key(text ? text : "");
    sqlite3_result_text(context, found.c_str(), static_cast<int>(found.size()), SQLITE_TRANSIENT);
  };
  connection.raw().createFunction("organisation_key", 1, true, nullptr, key, nullptr, nullptr,
                                  nullptr);
}

bool is_empty(Connection& connection) {
  return single_number(connection, "PRAGMA application_id") == 0 &&
         single_number(connection, "SELECT COUNT(*) FROM sqlite_schema") == 0;
}

void check_applied(Connection& connection, std::span<const Migration> migrations, int version) {
  auto row = connection.statement("SELECT version, name, checksum FROM migration ORDER BY version");
  int applied = 0;
  while (row.step()) {
    ++applied;
    const auto index = static_cast<std::size_t>(applied - 1);
    if (row.integer(0) != applied || index >= migrations.size() ||
        row.blob(2) != digest(migrations[index].sql)) {
      throw DatabaseUnusable(
          fmt::format("The database {} was made by another form of migration {} than the one in "
                      "this program. Use the version of Convene that made it, or restore a backup.",
                      file_of(connection), row.text(1)));
    }
  }
  if (applied != version) {
    throw DatabaseUnusable(fmt::format(
        "The database {} says that it has {} migrations but lists {}. Restore a backup.",
        file_of(connection), version, applied));
  }
}

void apply(Connection& connection, const Migration& migration, UtcTime now) {
  if (migration.version == 1) {
    connection.execute(migration_table);
    connection.execute(fmt::format("PRAGMA application_id = {}", application_id).c_str());
  }
  connection.execute(std::string(migration.sql).c_str());
  if (connection.is_autocommit()) throw std::logic_error("it ends its own transaction");
  connection
      .statement("INSERT INTO migration (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)")
      .bind(migration.version, migration.name, Blob{digest(migration.sql)}, now)
      .run();
  connection.execute(fmt::format("PRAGMA user_version = {}", migration.version).c_str());
}

}  // namespace

std::vector<Migration> program_migrations() {
  std::vector<Migration> migrations;
  for (const auto& file : embedded::migrations()) {
    const auto number = file.path.substr(0, file.path.find('_'));
    const Migration migration{
        .version = whole_number<int>(number).value_or(0), .name = file.path, .sql = file.content};
    migrations.push_back(migration);
    if (migration.version != static_cast<int>(migrations.size())) {
      throw std::logic_error("the migrations are not numbered 1, 2, 3, …");
    }
  }
  return migrations;
}

int schema_version(Connection& connection) {
  return static_cast<int>(single_number(connection, "PRAGMA user_version"));
}

void check_schema(Connection& connection, std::span<const Migration> migrations) {
  if (is_empty(connection)) return;
  if (single_number(connection, "PRAGMA application_id") != application_id) {
    throw DatabaseUnusable(fmt::format("{} is not a database of Convene.", file_of(connection)));
  }
  const int version = schema_version(connection);
  const int newest = migrations.empty() ? 0 : migrations.back().version;
  if (version > newest) {
    throw DatabaseUnusable(
        fmt::format("The database {} is from a newer version of Convene (its schema is {}, this "
                    "program knows {}). Use the newer version, or restore an older backup.",
                    file_of(connection), version, newest));
  }
  check_applied(connection, migrations, version);
}

void migrate(Connection& connection, std::span<const Migration> migrations, UtcTime now) {
  const int version = schema_version(connection);
  const auto is_applied = [version](const Migration& each) { return each.version <= version; };
  const auto due = std::ranges::find_if_not(migrations, is_applied);
  if (due == migrations.end()) return;
  connection.execute("BEGIN IMMEDIATE");
  offer_functions(connection);
  for (const auto& migration : std::span(due, migrations.end())) {
    try {
      apply(connection, migration, now);
    } catch (const std::exception& failure) {
      if (!connection.is_autocommit()) connection.execute("ROLLBACK");
      throw DatabaseUnusable(
          fmt::format("Migration {} could not be applied to the database {}: {}.", migration.name,
                      file_of(connection), failure.what()));
    }
  }
  connection.execute("COMMIT");
  if (version == 0) return;
  for (const auto& migration : std::span(due, migrations.end())) {
    spdlog::info("Applied migration {}", migration.name);
  }
}

}  // namespace convene::storage
