#include "app/parts/storage.hpp"

#include <filesystem>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "app/disk_failure.hpp"
#include "storage/catalogue_store.hpp"

namespace convene::app {

Storage::Storage(const Config& config, const Clock& clock,
                 storage::Writer::AfterCommit after_commit)
    : directory{config.data_directory},
      lock{directory},
      key{load_key()},
      database{storage::open_database(directory)},
      catalogue{storage::CatalogueStore(*database).catalogue()},
      writer{*database, clock, std::move(after_commit), end_at_once},
      readers{directory.database(), static_cast<std::size_t>(config.reader_threads)} {
  // A reader's connection: the writer's thread has the other one by now.
  readers.run_blocking([this](storage::Connection& connection) { load(connection); });
}

void Storage::refresh(storage::Connection& connection, const storage::Changes& changes) {
  events.refresh(connection, changes);
  if (changes.settings) settings.load(connection);
}

void Storage::stop() {
  readers.stop();
  writer.stop();
}

// A key made anew beside an old database would make every link that was sent worthless, and nobody
// would know why.
ServerKey Storage::load_key() const {
  namespace fs = std::filesystem;
  if (fs::exists(directory.database()) && !fs::exists(directory.key())) {
    throw std::runtime_error(fmt::format(
        "The server's key {} is missing, without which no link that was sent works. Put it back, "
        "or restore a backup, which holds it.",
        directory.key().string()));
  }
  return ServerKey::load_or_create(directory.key());
}

void Storage::load(storage::Connection& connection) {
  events.load(connection);
  settings.load(connection);
}

}  // namespace convene::app
