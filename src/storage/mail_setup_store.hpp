#pragma once

#include "storage/connection.hpp"

namespace convene::storage {

// Table mail_setup.
class MailSetupStore {
 public:
  explicit MailSetupStore(Connection& connection) : connection_(connection) {}

  // Whether what is written is sent at all.
  bool has_relay() const;
  void set_has_relay(bool has_relay);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
