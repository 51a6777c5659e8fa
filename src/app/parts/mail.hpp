#pragma once

#include <string>

#include "app/parts/storage.hpp"
#include "email/composer.hpp"
#include "email/outbox/signal.hpp"
#include "email/outbox/worker.hpp"
#include "email/senders/folder.hpp"

namespace convene::app {

// What takes mails from the outbox, writes them and sends them, on a thread of its own.
struct Mail {
  // Links begin with `public_url`; `signal` says that there is a mail to send.
  Mail(const std::string& public_url, const Clock& clock, Storage& storage,
       email::OutboxSignal& signal);

  // Finishes the mail that it is at. Before the storage stops.
  void stop() { outbox.stop(); }

  const email::Composer composer;
  email::FolderSender sender;
  email::OutboxWorker outbox;
};

}  // namespace convene::app
