#include "email/return_path.hpp"

#include <fmt/format.h>

#include "domain/email_address.hpp"

namespace convene::email {

bool can_be_return_path(std::string_view address) {
  return domain::is_email_address(address) && address.find('@') <= return_path_local_length_max;
}

std::string return_path(std::string_view address, std::string_view message_id) {
  const auto at = address.rfind('@');
  return fmt::format("{}+{}{}", address.substr(0, at), message_id, address.substr(at));
}

}  // namespace convene::email
