#include "app/parts/mail.hpp"

#include <spdlog/spdlog.h>

#include "email/relay/sender.hpp"
#include "email/senders/folder.hpp"

namespace convene::app {
namespace {

std::unique_ptr<email::Sender> make_sender(const MailConfig& config, const std::string& host_name,
                                           const storage::DataDirectory& directory) {
  if (!config.relay) {
    spdlog::warn(
        "No mail leaves this machine: no relay is set (--mail-relay). Mails are put into {}.",
        directory.mail().string());
    return std::make_unique<email::FolderSender>(directory.mail());
  }
  return std::make_unique<email::RelaySender>(
      email::RelayOptions{.address = *config.relay,
                          .user = config.user,
                          .password_file = config.password_file,
                          .ca_file = config.ca_file,
                          .host_name = host_name});
}

// Mails of the folder, and those that came back and were read.
std::vector<email::KeptFolder> kept_folders(const storage::DataDirectory& directory) {
  return {{directory.mail(), email::time_of_mail_file},
          {directory.root / "bounces" / "cur", email::time_of_maildir_message}};
}

}  // namespace

Mail::Mail(const Config& config, const std::string& public_url, const Clock& clock,
           Storage& storage, email::OutboxSignal& signal, email::RelayMonitor& monitor)
    : composer{storage.settings,
               {storage.key.derive(KeyPurpose::manage_links),
                storage.key.derive(KeyPurpose::mail_ids)},
               public_url,
               config.mail.from,
               config.mail.return_path},
      sender{make_sender(config.mail, composer.host(), storage.directory)},
      outbox{{storage.writer, storage.readers, composer, *sender, clock, signal, monitor},
             config.mail.limits},
      pruning{storage.writer, clock, config.mail.kept, kept_folders(storage.directory)} {}

}  // namespace convene::app
