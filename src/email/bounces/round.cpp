#include "email/bounces/round.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

#include "email/bounces/bounce.hpp"
#include "email/bounces/message_parts.hpp"
#include "email/bounces/recording.hpp"

namespace convene::email {
namespace {

// What is no message at all: a link, a folder, a pipe, or a file that has gone meanwhile.
bool is_none(const std::error_code& failure) {
  return failure == std::errc::too_many_symbolic_link_levels ||
         failure == std::errc::invalid_argument ||
         failure == std::errc::no_such_device_or_address ||
         failure == std::errc::no_such_file_or_directory;
}

Bounce read_from(const Maildir& folder, const std::string& name) {
  try {
    return read_bounce(folder.read(name, message_bytes_read));
  } catch (const std::system_error& failure) {
    if (is_none(failure.code())) return {};
    throw;
  }
}

}  // namespace

RoundCount read_bounces(const Maildir& folder, storage::Writer& writer, const Key& mail_ids,
                        const std::stop_token& stop) {
  const auto names = folder.unseen(messages_per_round_max);
  std::vector<Bounce> bounces;
  for (const auto& name : names) {
    if (stop.stop_requested()) return {};
    bounces.push_back(read_from(folder, name));
  }
  std::erase_if(bounces, [](const Bounce& bounce) { return bounce.mails.empty(); });
  RoundCount count{.messages = names.size()};
  if (!bounces.empty()) {
    count.bounced = writer.run_blocking([&](storage::Transaction& transaction) {
      return static_cast<std::size_t>(std::ranges::count_if(bounces, [&](const Bounce& bounce) {
        return record_bounce(transaction, mail_ids, bounce);
      }));
    });
  }
  for (const auto& name : names) folder.mark_seen(name);
  return count;
}

}  // namespace convene::email
