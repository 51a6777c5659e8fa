#include "domain/mail_state.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

using std::chrono::minutes;

constexpr auto mail_states = slugs<MailState>({{MailState::queued, "queued"},
                                               {MailState::sending, "sending"},
                                               {MailState::retrying, "retrying"},
                                               {MailState::handed_over, "handed_over"},
                                               {MailState::filed, "filed"},
                                               {MailState::failed, "failed"},
                                               {MailState::bounced, "bounced"},
                                               {MailState::dropped, "dropped"}});

constexpr std::array mail_delays = {minutes{1}, minutes{5}, minutes{15}, minutes{30}, minutes{60}};
constexpr std::array relay_delays = {minutes{1}, minutes{2}, minutes{5}};

// The last goes on for ever.
minutes delay_after(int attempts, std::span<const minutes> delays) {
  return delays[static_cast<std::size_t>(
      std::clamp(attempts - 1, 0, static_cast<int>(delays.size()) - 1))];
}

}  // namespace

std::string_view slug_of(MailState state) { return mail_states.of(state); }
std::optional<MailState> mail_state_from(std::string_view slug) { return mail_states.from(slug); }

bool is_to_be_sent(MailState state) {
  return state == MailState::queued || state == MailState::sending || state == MailState::retrying;
}

std::chrono::seconds retry_delay(int attempts) { return delay_after(attempts, mail_delays); }

std::chrono::seconds relay_retry_delay(int attempts) { return delay_after(attempts, relay_delays); }

}  // namespace convene::domain
