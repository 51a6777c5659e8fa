#pragma once

#include <memory>

#include "app/config.hpp"
#include "base/clock.hpp"
#include "base/keys.hpp"
#include "domain/catalogue.hpp"
#include "services/events/cache.hpp"
#include "services/settings/cache.hpp"
#include "storage/data_lock.hpp"
#include "storage/database.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::app {

// The data folder, the database in it, who writes and who reads there, and what is kept in memory.
struct Storage {
  // Throws storage::DatabaseUnusable or std::runtime_error with one clear sentence.
  Storage(const Config& config, const Clock& clock, storage::Writer::AfterCommit after_commit);

  // Reads anew what is kept in memory, where a commit changed it. On the writer's thread.
  void refresh(storage::Connection& connection, const storage::Changes& changes);

  // Finishes what is queued, the readers first: the writer has the last word.
  void stop();

  const storage::DataDirectory directory;
  const storage::DataLock lock;
  const ServerKey key;

  const std::unique_ptr<storage::Connection> database;  // the writer's
  // Read once, before the writer begins: it changes with the program, not while it runs.
  const domain::Catalogue catalogue;
  services::EventCache events;
  services::SettingsCache settings;
  storage::Writer writer;
  storage::Readers readers;

 private:
  ServerKey load_key() const;
  void load(storage::Connection& connection);
};

}  // namespace convene::app
