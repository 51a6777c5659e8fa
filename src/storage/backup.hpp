#pragma once

#include <filesystem>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace convene::storage {

// A backup is one file: the database as of one moment and, in a table of its own, the server's key,
// without which no link that was sent would open. It holds what the data directory holds, so its
// owner alone may read it.
//
// Writes one, whether a server runs or not. `file` has its name only once the backup was
// checked and is on the disk. Throws DatabaseUnusable: the file exists or cannot be written, there
// is no database or no key, or the database is damaged.
void backup(const DataDirectory& directory, const std::filesystem::path& file, UtcTime now);

}  // namespace convene::storage
