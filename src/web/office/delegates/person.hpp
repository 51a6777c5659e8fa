#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "domain/ids.hpp"
#include "web/office/request.hpp"

// One delegate, and what an organiser changes about them.
namespace convene::web {

// Whom the address is about; id 0, which is nobody's, where it holds no number.
domain::DelegateId delegate_id(const OfficeRequest& request);
// "/office/delegates/7"
std::string delegate_address(domain::DelegateId id);

}  // namespace convene::web
