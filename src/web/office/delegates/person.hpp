#pragma once

#include <string>

#include "domain/ids.hpp"

// One delegate, and what an organiser changes about them.
namespace convene::web {

// "/office/delegates/7"
std::string delegate_address(domain::DelegateId id);

}  // namespace convene::web
