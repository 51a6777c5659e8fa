#pragma once

#include <cstddef>
#include <set>
#include <stop_token>
#include <string>

#include "base/keys.hpp"
#include "email/bounces/maildir.hpp"
#include "storage/writer.hpp"

namespace convene::email {

// So many messages are read, then recorded together, then marked as seen.
constexpr std::size_t messages_per_round_max = 50;

struct RoundCount {
  std::size_t messages = 0;
  std::size_t bounced = 0;  // mails of ours that are known to have come back since
};

// Reads what nobody has seen in the folder, messages_per_round_max at most beside those, and
// records which mails came back. After a crash in between, the same messages change nothing when
// they are read again. `left`: those that could not be read or moved the last time, and now. They
// are tried again, and hold up no other. Throws where the folder or the database cannot be used:
// then all stay unseen.
RoundCount read_bounces(const Maildir& folder, storage::Writer& writer, const Key& mail_ids,
                        std::set<std::string>& left, const std::stop_token& stop);

}  // namespace convene::email
