#pragma once

#include <chrono>
#include <optional>
#include <string_view>

// Where a mail of the outbox is, and when it is tried again.
namespace convene::domain {

enum class MailState {
  queued,       // not tried yet
  sending,      // an attempt was begun whose end is not recorded
  retrying,     // not taken so far, to be tried again
  handed_over,  // the relay has taken it
  filed,        // no relay is set: it lies in the folder, and nobody was sent anything
  failed,       // the relay refused it, or did not take it for so long
  bounced,      // the relay took it, and it came back
  dropped       // no longer true when it was to be sent: a later mail tells how things stand
};

std::string_view slug_of(MailState state);
std::optional<MailState> mail_state_from(std::string_view slug);

// Whether another attempt is to come.
bool is_to_be_sent(MailState state);

// An hour after each attempt but the first few: with so many of them a mail has been tried for four
// days. An attempt counts where the relay was there to answer it.
inline constexpr int send_attempts_max = 100;

// The time until the next attempt, should the `attempts`th not end well: 1, 5, 15, 30 minutes, then
// an hour.
std::chrono::seconds retry_delay(int attempts);

// The time until a relay that is away is asked again, after it was asked in vain `attempts` times:
// 1, 2, then 5 minutes. Asking costs it nothing, and everybody's mail waits.
std::chrono::seconds relay_retry_delay(int attempts);

}  // namespace convene::domain
