#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "storage/connection.hpp"

namespace convene::storage {

enum class Thoroughness {
  quick,  // the file's structure
  full,   // also every index against its table, and every foreign key
};

// The first thing that is wrong with a database; nothing if it is sound.
std::optional<std::string> find_damage(Connection& connection, Thoroughness thoroughness);

// Copies the whole database, as of one moment, into a file that its owner alone may read. What was
// deleted from the database is not in the copy. It is written beside `target`, completed, checked
// and synced, and has its name only then. Throws DatabaseUnusable: the target exists or cannot be
// written, or the copy is damaged.
void write_snapshot(Connection& source, const std::filesystem::path& target,
                    const std::function<void(Connection& copy)>& complete = {});

// Makes an empty file that its owner alone may read, in place of one with that name. Throws
// DatabaseUnusable.
void make_private_file(const std::filesystem::path& file);

// Waits until the file, or the names in the directory, are on the disk. Throws DatabaseUnusable.
void sync_to_disk(const std::filesystem::path& file_or_directory);

}  // namespace convene::storage
