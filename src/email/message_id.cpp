#include "email/message_id.hpp"

#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"

namespace convene::email {
namespace {

// What the code is made of.
std::string named(domain::MailId mail, UtcTime written_at) {
  return fmt::format("{}/{}", mail.value, written_at.time_since_epoch().count());
}

bool is_of_id(char byte) { return byte == '.' || is_base64url_text({&byte, 1}); }

// The id at the end of the text.
std::optional<ClaimedMessageId> claimed_at_end(std::string_view text) {
  constexpr std::size_t length_max = 19 + 1 + authentication_code_length;
  std::size_t start = text.size();
  while (start > 0 && is_of_id(text[start - 1]) && text.size() - start <= length_max) --start;
  text.remove_prefix(start);
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto number = whole_number<std::int64_t>(text.substr(0, dot));
  const auto code = text.substr(dot + 1);
  const bool is_one =
      number && *number > 0 && code.size() == authentication_code_length && is_base64url_text(code);
  if (!is_one) return std::nullopt;
  return ClaimedMessageId{domain::MailId{*number}, std::string(code)};
}

}  // namespace

std::string message_id(const Key& key, domain::MailId mail, UtcTime written_at) {
  return fmt::format("{}.{}", mail.value, authentication_code(key, named(mail, written_at)));
}

std::vector<ClaimedMessageId> claimed_message_ids(std::string_view header, std::size_t most) {
  std::vector<ClaimedMessageId> found;
  for (auto at = header.find('@'); at != std::string_view::npos && found.size() < most;
       at = header.find('@', at + 1)) {
    if (auto claimed = claimed_at_end(header.substr(0, at))) found.push_back(*std::move(claimed));
  }
  return found;
}

bool is_genuine(const Key& key, const ClaimedMessageId& claimed, UtcTime written_at) {
  return is_authentic_ignoring_case(key, named(claimed.mail, written_at), claimed.code);
}

}  // namespace convene::email
