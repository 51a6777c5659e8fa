#include "email/bounces/round.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

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

// One that cannot be read, or not moved, is left where it is and holds up no other.
class Round {
 public:
  Round(const Maildir& folder, std::set<std::string>& left)
      : folder_(folder), left_(left), left_before_(std::exchange(left, {})) {}

  // Nothing where it has to stay.
  std::optional<Bounce> read(const std::string& name) {
    try {
      return read_bounce(folder_.read(name, message_bytes_read));
    } catch (const std::system_error& failure) {
      if (is_none(failure.code())) return Bounce{};
      leave(name, failure);
      return std::nullopt;
    }
  }

  void mark_seen(const std::string& name) {
    try {
      folder_.mark_seen(name);
    } catch (const std::system_error& failure) {
      if (is_none(failure.code())) throw;  // there is no cur/
      leave(name, failure);
    }
  }

 private:
  // The log names each once, while it stays: the name is the mail server's and says nothing of
  // anybody.
  void leave(const std::string& name, const std::system_error& failure) {
    left_.insert(name);
    if (left_before_.contains(name)) return;
    spdlog::warn("A message in the folder for bounces is left there: {}: {}", name, failure.what());
  }

  const Maildir& folder_;
  std::set<std::string>& left_;
  const std::set<std::string> left_before_;
};

}  // namespace

RoundCount read_bounces(const Maildir& folder, storage::Writer& writer, const Key& mail_ids,
                        std::set<std::string>& left, const std::stop_token& stop) {
  auto names = folder.unseen(messages_per_round_max + left.size());
  Round round(folder, left);
  std::vector<std::string> read;
  std::vector<Bounce> bounces;
  for (auto& name : names) {
    if (stop.stop_requested()) return {};
    auto bounce = round.read(name);
    if (!bounce) continue;
    read.push_back(std::move(name));
    if (!bounce->mails.empty()) bounces.push_back(*std::move(bounce));
  }
  RoundCount count{.messages = read.size()};
  if (!bounces.empty()) {
    count.bounced = writer.run_blocking([&](storage::Transaction& transaction) {
      return static_cast<std::size_t>(std::ranges::count_if(bounces, [&](const Bounce& bounce) {
        return record_bounce(transaction, mail_ids, bounce);
      }));
    });
  }
  for (const auto& name : read) round.mark_seen(name);
  return count;
}

}  // namespace convene::email
