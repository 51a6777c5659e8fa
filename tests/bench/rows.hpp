#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

// Whether the server still leaves behind as much as the plain loop: counted, whatever its schema.
namespace convene::bench {

// The number of rows by table, empty ones too.
using RowCounts = std::map<std::string, std::int64_t>;

// Counts the rows of a database that others may have open. Throws SQLite::Exception.
RowCounts count_rows(const std::filesystem::path& file);

RowCounts added(const RowCounts& before, const RowCounts& after);

// What the one has and the other has not, "history +1, note +2" for each of `bookings`; "the same".
std::string difference(const RowCounts& ours, const RowCounts& theirs, int bookings);

// True if no table has fewer.
bool has_all(const RowCounts& ours, const RowCounts& theirs);

}  // namespace convene::bench
