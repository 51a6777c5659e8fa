// Whatever stands in the mailbox for bounces gives a verdict. Address and undefined behaviour are
// watched by the sanitizers, time and memory by libFuzzer's options, the rest here.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "email/bounces/bounce.hpp"
#include "email/refusal.hpp"
#include "email/relay/smtp_reply.hpp"

using namespace convene;
using namespace convene::email;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto bounce = read_bounce(text);
  const bool has_verdict = bounce.verdict != Bounce::Verdict::none;
  const bool came_back =
      bounce.verdict == Bounce::Verdict::soft || bounce.verdict == Bounce::Verdict::hard;
  demand(bounce.words.size() <= reply_bytes_max);
  demand(is_utf8(bounce.words));
  demand(std::ranges::none_of(bounce.words, is_control));
  demand(came_back || bounce.words.empty());
  demand(has_verdict || bounce.mails.empty());
  demand(bounce.mails.size() <= claimed_mails_max);
  for (const auto& mail : bounce.mails) demand(mail.mail.value > 0 && is_base64url_text(mail.code));
  // The same words may come from a relay.
  is_of_address(text);
  return 0;
}
