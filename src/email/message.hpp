#pragma once

#include <string>

#include "base/clock.hpp"

namespace convene::email {

struct Address {
  std::string name;  // may be empty
  std::string email;
};

// A mail as it leaves the house.
struct Message {
  std::string label;       // names files and log lines; nothing personal: "000017-confirmed"
  std::string message_id;  // "…@events.example.org", without angle brackets
  UtcTime written_at;
  Address from;
  Address reply_to = {};  // the organiser; without an address: `from`
  Address to;
  std::string return_path =
      {};  // where a mail that cannot be delivered comes back to; empty: `from`
  std::string subject;
  std::string text;  // plain, lines end with '\n'
};

// The message in the form in which mail travels (RFC 5322 and MIME, lines end with CRLF): its
// headers (email/headers), the text, and the same as simple HTML in which addresses can be
// followed.
std::string mime(const Message& message);

}  // namespace convene::email
