#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "domain/mail.hpp"
#include "domain/mail_state.hpp"

namespace convene::domain {

// A mail as the office sees it: whom it went to, what it told, and what became of it.
struct ListedMail {
  MailId id;
  MailKind kind = MailKind::confirmed;
  EventId event;
  Recipient to;
  UtcTime written_at;
  MailState state = MailState::queued;
  int attempts = 0;
  std::optional<UtcTime> next_attempt_at;
  std::optional<UtcTime> handed_over_at;
  std::string reply;          // the relay's last words, or what broke
  bool is_permanent = false;  // failed or bounced: the address does not work
};

// A mail that did not arrive, and whose place it is about.
struct UndeliveredMail {
  ListedMail mail;
  DelegateId delegate;  // of several: the first of the booking
  std::string delegate_name;
  std::string reference;
};

}  // namespace convene::domain
