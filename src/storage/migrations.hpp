#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// "Conv", in the header of every database of this program.
constexpr int application_id = 0x436f6e76;

// One forward step of the schema. Once released it is never changed: databases out there have it.
struct Migration {
  int version = 0;        // 1, 2, 3, …
  std::string_view name;  // "0001_first.sql"
  std::string_view sql;   // has no BEGIN and COMMIT
};

// Those in this program, from the first.
std::vector<Migration> program_migrations();

// The last migration that was applied; 0 where nothing is in the database yet.
int schema_version(Connection& connection);

// Throws DatabaseUnusable: not a database of Convene, newer than `migrations`, or made by a
// migration that was changed since.
void check_schema(Connection& connection, std::span<const Migration> migrations);

// Applies those that are missing, with their names and checksums, in one transaction: a start
// brings the database to this program's schema or leaves it as it was. REQUIRES: check_schema().
// Throws DatabaseUnusable: one could not be applied.
void migrate(Connection& connection, std::span<const Migration> migrations, UtcTime now);

}  // namespace convene::storage
