#include "email/message_id.hpp"

#include <fmt/format.h>

namespace convene::email {

std::string message_id(const Key& key, domain::MailId mail, UtcTime written_at) {
  const auto named = fmt::format("{}/{}", mail.value, written_at.time_since_epoch().count());
  return fmt::format("{}.{}", mail.value, authentication_code(key, named));
}

}  // namespace convene::email
