#pragma once

#include <filesystem>
#include <optional>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace convene::storage {

// A backup is one file: the database as of one moment and, in a table of its own, the server's key,
// without which no link that was sent would open. It holds what the data directory holds, so its
// owner alone may read it.

// Writes a backup, whether a server runs or not. `file` has its name only once the backup was
// checked and is on the disk. Throws DatabaseUnusable: the file exists or cannot be written, there
// is no database or no key, or the database is damaged.
void backup(const DataDirectory& directory, const std::filesystem::path& file, UtcTime now);

// Puts a backup in the place of the database and the key, and keeps what was there in copies():
// says where. A copy that was made before a migration can be restored too; the key stays as it is
// then. Throws DatabaseUnusable, and has changed nothing: a server is running, the file is damaged,
// is no backup, or is from a newer program, or the database there has changes that the backup
// lacks.
std::optional<std::filesystem::path> restore(const DataDirectory& directory,
                                             const std::filesystem::path& file, UtcTime now);

}  // namespace convene::storage
