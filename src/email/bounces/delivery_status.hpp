#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convene::email {

// What became of a mail for one recipient, by a report.
struct RecipientReport {
  enum class Action {
    failed,
    delayed,   // it may still arrive
    delivered  // or handed to somebody who sends no reports, or to a list
  };

  Action action = Action::failed;
  std::string status;      // "5.1.1"; empty where there is none
  std::string diagnostic;  // the words of the server that refused it; as they came
};

// Reads a message/delivery-status (RFC 3464), as far as it is one: those of whom it says what
// became of the mail.
std::vector<RecipientReport> read_delivery_status(std::string_view text);

}  // namespace convene::email
