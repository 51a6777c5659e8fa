#include "bench/rows.hpp"

#include <algorithm>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

namespace convene::bench {
namespace {

std::int64_t rows(const RowCounts& counts, const std::string& table) {
  const auto found = counts.find(table);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

RowCounts count_rows(const std::filesystem::path& file) {
  SQLite::Database database(file, SQLite::OPEN_READONLY);
  SQLite::Statement tables(database,
                           "SELECT name FROM sqlite_schema"
                           " WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'");
  RowCounts counts;
  while (tables.executeStep()) {
    const auto table = tables.getColumn(0).getString();
    counts[table] =
        database.execAndGet(fmt::format("SELECT count(*) FROM \"{}\"", table)).getInt64();
  }
  return counts;
}

RowCounts added(const RowCounts& before, const RowCounts& after) {
  RowCounts difference;
  for (const auto& [table, count] : after) difference[table] = count - rows(before, table);
  return difference;
}

std::string difference(const RowCounts& ours, const RowCounts& theirs, int bookings) {
  auto all = ours;
  all.insert(theirs.begin(), theirs.end());
  std::string text;
  for (const auto& [table, count] : all) {
    const auto more = rows(ours, table) - rows(theirs, table);
    if (more == 0) continue;
    text += fmt::format("{}{} {:+.3g}", text.empty() ? "" : ", ", table,
                        static_cast<double>(more) / bookings);
  }
  return text.empty() ? "the same" : text;
}

bool has_all(const RowCounts& ours, const RowCounts& theirs) {
  return std::ranges::all_of(
      theirs, [&ours](const auto& counted) { return rows(ours, counted.first) >= counted.second; });
}

}  // namespace convene::bench
