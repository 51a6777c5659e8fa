#include "storage/delegate_text.hpp"

#include <stdexcept>

#include "base/text.hpp"

namespace convene::storage {

domain::DelegateState stored_state(const std::string& slug) {
  const auto state = domain::delegate_state_from(slug);
  if (!state) throw std::runtime_error("the database holds an unknown state: " + slug);
  return *state;
}

std::vector<std::string> stored_slugs(const std::string& slugs) {
  std::vector<std::string> roles;
  for (const auto slug : split(slugs, ' ')) {
    if (!slug.empty()) roles.emplace_back(slug);
  }
  return roles;
}

}  // namespace convene::storage
