#pragma once

#include <memory>
#include <string>

#include "app/config.hpp"
#include "app/parts/storage.hpp"
#include "email/composer.hpp"
#include "email/outbox/pruning.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "email/outbox/signal.hpp"
#include "email/outbox/worker.hpp"
#include "email/senders/sender.hpp"
#include "email/test_mails.hpp"

namespace convene::app {

// Whoever hands mails on: to the relay, or into the folder. Throws std::runtime_error or
// std::invalid_argument with one clear sentence where the settings of the relay cannot be used.
std::unique_ptr<email::Sender> make_sender(const MailConfig& config, const std::string& host_name,
                                           const storage::DataDirectory& directory);
email::Composer make_composer(const Config& config, const std::string& public_url,
                              const Storage& storage);

// What takes mails from the outbox, writes them and hands them on, on a thread of its own.
struct Mail {
  // Links begin with `public_url`; `signal` says that there is a mail to send. Throws
  // std::runtime_error with one clear sentence where the settings of the relay do not go together.
  Mail(const Config& config, const std::string& public_url, const Clock& clock, Storage& storage,
       email::OutboxSignal& signal, email::RelayMonitor& monitor);

  // Finishes the mail that it is at. Before the storage stops.
  void stop() {
    test_mails.stop();
    outbox.stop();
    pruning.stop();
  }

  const email::Composer composer;
  const std::unique_ptr<email::Sender> sender;
  email::OutboxWorker outbox;
  email::Pruning pruning;
  email::TestMails test_mails;
};

}  // namespace convene::app
