#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/keys.hpp"
#include "domain/ids.hpp"

namespace convene::email {

// The left part of a mail's Message-ID: its number, and a code that nobody else can make for it.
// The same at every attempt, so that whoever gets a mail twice has it once; and known again when it
// comes back, without being stored. The moment is in it because a restored database gives numbers
// out again.
std::string message_id(const Key& key, domain::MailId mail, UtcTime written_at);

// A text that has the form of one: anybody may have written it.
struct ClaimedMessageId {
  domain::MailId mail;
  std::string code;

  friend bool operator==(const ClaimedMessageId&, const ClaimedMessageId&) = default;
};

// Those in a header, the first `most`: as the left part of an address, or behind a plus sign in it
// ("bounces+17.…@example.org").
std::vector<ClaimedMessageId> claimed_message_ids(std::string_view header, std::size_t most);

// Whether it is the id of the mail that was written then. Its letters may have lost their case.
bool is_genuine(const Key& key, const ClaimedMessageId& claimed, UtcTime written_at);

}  // namespace convene::email
