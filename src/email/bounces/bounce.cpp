#include "email/bounces/bounce.hpp"

#include <algorithm>
#include <utility>

#include "email/bounces/delivery_status.hpp"
#include "email/bounces/message_parts.hpp"
#include "email/bounces/text_report.hpp"
#include "email/refusal.hpp"
#include "email/relay/smtp_reply.hpp"

namespace convene::email {
namespace {

using Action = RecipientReport::Action;
using Verdict = Bounce::Verdict;

// Where the address that the report came to stands, by who put it there.
constexpr std::string_view recipient_headers[] = {"delivered-to", "x-original-to", "envelope-to",
                                                  "x-envelope-to", "to"};
constexpr std::string_view returned_headers[] = {"message-id", "return-path"};
constexpr std::string_view reply_headers[] = {"in-reply-to", "references"};

void add_claims(std::vector<ClaimedMessageId>& mails, const Fields& fields, const auto& names) {
  for (const auto name : names) {
    for (const auto& field : fields) {
      if (field.name != name) continue;
      for (auto& mail : claimed_message_ids(field.value, claimed_mails_max)) {
        if (mails.size() == claimed_mails_max) return;
        if (std::ranges::find(mails, mail) == mails.end()) mails.push_back(std::move(mail));
      }
    }
  }
}

// Why a recipient did not get it, as well as anybody says.
std::string words_of(const RecipientReport& recipient, const std::string& text) {
  if (!recipient.diagnostic.empty()) return fit_to_show(recipient.diagnostic);
  const auto status = recipient.status.empty() ? "" : recipient.status + " ";
  return fit_to_show(status + read_text_report(text).words);
}

Bounce failed(const std::string& words, std::string_view status) {
  return {is_of_address(words, status) ? Verdict::hard : Verdict::soft, words, {}};
}

Bounce judge(const std::vector<RecipientReport>& recipients, const std::string& text) {
  const auto has = [&recipients](Action action) {
    return std::ranges::find(recipients, action, &RecipientReport::action) != recipients.end();
  };
  if (has(Action::delivered)) return {};
  if (has(Action::delayed)) return {.verdict = Verdict::delayed};
  Bounce bounce;
  for (const auto& recipient : recipients) {
    auto one = failed(words_of(recipient, text), recipient.status);
    const bool is_first = bounce.verdict == Verdict::none;
    if (is_first || (one.verdict == Verdict::soft && bounce.verdict == Verdict::hard)) {
      bounce = std::move(one);
    }
  }
  return bounce;
}

}  // namespace

Bounce read_bounce(std::string_view message) {
  auto parts = take_apart(message);
  Bounce bounce;
  if (parts.delivery_status) {
    bounce = judge(read_delivery_status(*parts.delivery_status), parts.text);
  } else if (!value_of(parts.headers, "x-failed-recipients").empty()) {
    auto report = read_text_report(parts.text);
    bounce = failed(fit_to_show(report.words), {});
    if (parts.returned.empty()) parts.returned = std::move(report.returned);
  }
  if (bounce.verdict == Verdict::none) return bounce;
  add_claims(bounce.mails, parts.headers, recipient_headers);
  add_claims(bounce.mails, parts.returned, returned_headers);
  add_claims(bounce.mails, parts.headers, reply_headers);
  return bounce;
}

}  // namespace convene::email
