#include "email/refusal.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/text.hpp"

namespace convene::email {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// RFC 3463: "5.1.1".
struct EnhancedStatus {
  int kind = 0;  // 2, 4 or 5
  int subject = 0;
  int detail = 0;
};

// The digits at the beginning of the text, which loses them; nothing where there are none or more
// than three.
std::optional<int> take_number(std::string_view& text) {
  const auto end =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
  if (end > 3) return std::nullopt;
  const auto number = whole_number<int>(text.substr(0, end));
  text.remove_prefix(end);
  return number;
}

bool take(std::string_view& text, char byte) {
  if (!text.starts_with(byte)) return false;
  text.remove_prefix(1);
  return true;
}

// The status code that the text begins with.
std::optional<EnhancedStatus> status_at(std::string_view text) {
  const auto kind = take_number(text);
  if (!kind || (*kind != 2 && *kind != 4 && *kind != 5) || !take(text, '.')) return std::nullopt;
  const auto subject = take_number(text);
  if (!subject || !take(text, '.')) return std::nullopt;
  const auto detail = take_number(text);
  if (!detail || text.starts_with('.')) return std::nullopt;
  return EnhancedStatus{*kind, *subject, *detail};
}

// What a server answered, somewhere in a text.
struct Answer {
  int code = 0;  // 550; 0 where there is none
  std::optional<EnhancedStatus> status;
  std::string words;  // lower case
};

// A code stands at the beginning of a word.
bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || std::string_view(" :;([<").find(text[at - 1]) != std::string_view::npos;
}

std::optional<Answer> answer_at(std::string_view text) {
  const auto code = take_number(text);
  if (!code || *code < 400 || *code > 599) return std::nullopt;
  if (!text.empty() && text.front() != ' ' && text.front() != '-') return std::nullopt;
  // "550-5.1.1", "550 #5.1.0"
  text.remove_prefix(std::min(text.find_first_not_of(" -#"), text.size()));
  return Answer{.code = *code, .status = status_at(text), .words = ascii_lower(text)};
}

// A status that stands anywhere, as in "sorry, no mailbox here by that name (#5.1.1)".
std::optional<EnhancedStatus> status_within(std::string_view text, std::string_view before) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || before.find(text[at - 1]) != std::string_view::npos;
    if (!is_digit(text[at]) || !begins) continue;
    if (const auto status = status_at(text.substr(at))) return status;
  }
  return std::nullopt;
}

Answer read_answer(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || !begins_word(text, at)) continue;
    auto answer = answer_at(text.substr(at));
    if (!answer) continue;
    // Other numbers than those that are marked may be a version's.
    if (!answer->status) answer->status = status_within(answer->words, "#");
    return *std::move(answer);
  }
  return {.status = status_within(text, " :;([<#"), .words = ascii_lower(text)};
}

bool has_one_of(std::string_view text, const auto& phrases) {
  return std::ranges::any_of(phrases, [text](std::string_view phrase) {
    return text.find(phrase) != std::string_view::npos;
  });
}

// Servers that give no status, or none that says anything, say it in words.
constexpr std::string_view unknown_address[] = {
    "no such",       "unknown user",     "user unknown",       "unknown address",
    "unknown local", "does not exist",   "doesn't exist",      "not found",
    "unrouteable",   "unroutable",       "no mailbox",         "invalid recipient",
    "not a valid",   "address rejected", "recipient rejected", "account has been disabled",
    "non-existent",  "nonexistent",      "doesn't have",       "mailbox unavailable",
    "not our",       "unknown recipient"};
constexpr std::string_view another_reason[] = {
    "quota",      "full",     "storage",    "spam",        "block",        "blacklist",
    "listed",     "policy",   "reputation", "sender",      "spf",          "dkim",
    "dmarc",      "virus",    "too large",  "too big",     "size",         "relay",
    "try again",  "later",    " rate",      "limit",       "temporar",     "timeout",
    "timed out",  "content",  "authenti",   "end of data", "rejected due", "not allowed",
    "permission", "denied by"};

bool is_unknown_by_words(const Answer& answer) {
  if (has_one_of(answer.words, another_reason)) return false;
  // A plain 550 is said of the recipient; 552 is of storage, 554 of anything.
  return answer.code == 550 || answer.code == 551 || answer.code == 553 ||
         has_one_of(answer.words, unknown_address);
}

// RFC 3463, section 3, and what large providers make of it.
bool is_unknown_by_status(const EnhancedStatus& status, const Answer& answer) {
  constexpr int wrong_sender = 7;
  constexpr int wrong_sender_system = 8;
  constexpr int mailbox_disabled = 1;
  constexpr int unable_to_route = 4;
  constexpr int no_such_domain_at_microsoft = 310;
  switch (status.subject) {
    case 1:
      if (status.detail == 0) return is_unknown_by_words(answer);
      return status.detail != wrong_sender && status.detail != wrong_sender_system;
    case 2:
      return status.detail == mailbox_disabled;
    case 4:
      // "550 5.4.1 Recipient address rejected: Access denied" is Microsoft's for an address that
      // nobody has; elsewhere 5.4.1 is a server that does not answer.
      return status.detail == unable_to_route || status.detail == no_such_domain_at_microsoft ||
             (status.detail == 1 && answer.code == 550 &&
              answer.words.find("recipient address rejected") != std::string::npos);
    case 0:
    case 5:
      return is_unknown_by_words(answer);
    default:
      return false;
  }
}

}  // namespace

bool is_of_address(std::string_view words, std::string_view status) {
  const auto answer = read_answer(words);
  auto told = status_at(status);
  const bool says_nothing = !told || (told->subject == 0 && told->detail == 0);
  if (says_nothing && answer.status) told = answer.status;
  const bool is_temporary = answer.code / 100 == 4 || (told && told->kind != 5);
  if (is_temporary) return false;
  return told ? is_unknown_by_status(*told, answer) : is_unknown_by_words(answer);
}

}  // namespace convene::email
