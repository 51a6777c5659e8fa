#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>

#include "storage/connection.hpp"

namespace convene::storage {

struct Migration;

// Why a data directory or database cannot be used: one clear sentence for the person who starts the
// program.
struct DatabaseUnusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Where everything of one server lives.
struct DataDirectory {
  std::filesystem::path root;

  std::filesystem::path database() const { return root / "convene.db"; }
  std::filesystem::path key() const { return root / "server.key"; }
  std::filesystem::path lock() const { return root / "convene.lock"; }
  std::filesystem::path control_socket() const { return root / "control.sock"; }
  std::filesystem::path mail() const { return root / "mail"; }
  // The mails that came back.
  std::filesystem::path bounces() const { return root / "bounces"; }
  // The copies made before migrations.
  std::filesystem::path copies() const { return root / "copies"; }
};

// Opens the database for writing, making it where there is none, and brings it to this program's
// schema. REQUIRES: the DataLock is held. Throws DatabaseUnusable: corrupt, not ours, newer than
// this program, made by a migration that was changed afterwards, no room. Before an existing one is
// migrated, a copy of it is put into copies().
std::unique_ptr<Connection> open_database(const DataDirectory& directory);
// The same for other migrations than this program's: an older or newer program's, as tests see it.
std::unique_ptr<Connection> open_database(const DataDirectory& directory,
                                          std::span<const Migration> migrations);

}  // namespace convene::storage
