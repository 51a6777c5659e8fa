#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "email/message_id.hpp"

namespace convene::email {

constexpr std::size_t claimed_mails_max = 20;

// What a message says of a mail that may be ours.
struct Bounce {
  enum class Verdict {
    none,     // no report, or a report that the mail arrived
    delayed,  // it may still arrive
    soft,     // it did not arrive: a full mailbox, a policy, four days in vain
    hard      // it did not, because the address does not work
  };

  Verdict verdict = Verdict::none;
  // Why, in the words of who says so: one line of at most reply_bytes_max bytes, fit to be shown.
  std::string words;
  // Which mail it is about, by its own account, the surest first. Nothing where there is no
  // verdict.
  std::vector<ClaimedMessageId> mails;
};

// Reads whatever stands in a mailbox for bounces, the first message_bytes_read bytes of it. Of
// several recipients, of which our mails have none but mailboxes that send them on, one that may
// still get the mail outweighs the others.
Bounce read_bounce(std::string_view message);

}  // namespace convene::email
