#include "app/parts/mail.hpp"

#include <spdlog/spdlog.h>

#include "app/parts/bounces.hpp"
#include "email/relay/sender.hpp"
#include "email/senders/folder.hpp"

namespace convene::app {
namespace {

void warn_without_relay(const MailConfig& config, const storage::DataDirectory& directory) {
  if (config.relay) return;
  spdlog::warn(
      "No mail leaves this machine: no relay is set (--mail-relay). Mails are put into {}.",
      directory.mail().string());
}

// Mails of the folder, and those that came back and were read.
std::vector<email::KeptFolder> kept_folders(const Config& config,
                                            const storage::DataDirectory& directory) {
  return {{directory.mail(), email::time_of_mail_file},
          {bounce_folder(config).root() / "cur", email::time_of_maildir_message}};
}

}  // namespace

std::unique_ptr<email::Sender> make_sender(const MailConfig& config, const std::string& host_name,
                                           const storage::DataDirectory& directory) {
  if (!config.relay) return std::make_unique<email::FolderSender>(directory.mail());
  const email::RelayOptions options{.address = *config.relay,
                                    .user = config.user,
                                    .password_file = config.password_file,
                                    .ca_file = config.ca_file,
                                    .host_name = host_name};
  email::check_options(options);
  email::check_files(options);
  return std::make_unique<email::RelaySender>(options);
}

email::Composer make_composer(const Config& config, const std::string& public_url,
                              const Storage& storage) {
  return {storage.settings,
          {storage.key.derive(KeyPurpose::manage_links), storage.key.derive(KeyPurpose::mail_ids)},
          public_url,
          config.mail.from,
          config.mail.return_path};
}

Mail::Mail(const Config& config, const std::string& public_url, const Clock& clock,
           Storage& storage, email::OutboxSignal& signal, email::RelayMonitor& monitor)
    : composer{make_composer(config, public_url, storage)},
      sender{make_sender(config.mail, composer.host(), storage.directory)},
      outbox{{storage.writer, storage.readers, composer, *sender, clock, signal, monitor},
             config.mail.limits},
      pruning{storage.writer, clock, config.mail.kept, kept_folders(config, storage.directory)},
      test_mails{{.composer = composer,
                  .make_sender =
                      [this, &config, &storage] {
                        return make_sender(config.mail, composer.host(), storage.directory);
                      },
                  .has_relay = config.mail.relay.has_value(),
                  .clock = clock,
                  .pace = outbox.pace(),
                  .signal = signal,
                  .monitor = monitor}} {
  warn_without_relay(config.mail, storage.directory);
}

}  // namespace convene::app
