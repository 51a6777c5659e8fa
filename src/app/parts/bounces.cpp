#include "app/parts/bounces.hpp"

#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

namespace convene::app {
namespace {

email::Maildir made(email::Maildir folder) {
  try {
    folder.make();
    return folder;
  } catch (const std::system_error& failure) {
    throw std::runtime_error(fmt::format("The folder for bounces {} cannot be made: {}.",
                                         folder.root().string(), failure.code().message()));
  }
}

}  // namespace

email::Maildir bounce_folder(const Config& config) {
  if (!config.mail.bounces.empty()) return email::Maildir(config.mail.bounces);
  return email::Maildir(storage::DataDirectory{config.data_directory}.bounces());
}

Bounces::Bounces(const Config& config, Storage& storage)
    : folder{made(bounce_folder(config))},
      watcher{folder, storage.writer, storage.key.derive(KeyPurpose::mail_ids)} {}

}  // namespace convene::app
