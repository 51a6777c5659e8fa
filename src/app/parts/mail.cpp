#include "app/parts/mail.hpp"

namespace convene::app {

Mail::Mail(const std::string& public_url, const Clock& clock, Storage& storage,
           email::OutboxSignal& signal)
    : composer{storage.settings, storage.key.derive(KeyPurpose::manage_links), public_url},
      sender{storage.directory.mail()},
      outbox{storage.writer, storage.readers, composer, sender, clock, signal} {}

}  // namespace convene::app
