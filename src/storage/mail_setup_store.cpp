#include "storage/mail_setup_store.hpp"

namespace convene::storage {

bool MailSetupStore::has_relay() const {
  auto row = connection_.statement("SELECT has_relay FROM mail_setup");
  row.step();
  return row.boolean(0);
}

void MailSetupStore::set_has_relay(bool has_relay) {
  connection_.statement("UPDATE mail_setup SET has_relay = ?").bind(has_relay).run();
}

}  // namespace convene::storage
