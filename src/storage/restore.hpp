#pragma once

#include <filesystem>
#include <optional>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace convene::storage {

// Puts a backup in the place of the database and the key, and keeps what was there in copies():
// says where. A copy that was made before a migration can be restored too; the key stays as it is
// then. Throws DatabaseUnusable, and has changed nothing: a server is running, the file is damaged,
// is no backup, or is from a newer program, or the database there has changes that the backup
// lacks.
std::optional<std::filesystem::path> restore(const DataDirectory& directory,
                                             const std::filesystem::path& file, UtcTime now);

}  // namespace convene::storage
