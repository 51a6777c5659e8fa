#pragma once

#include <string>

#include "http/request.hpp"

namespace convene::api {

// The token of "Authorization: Bearer …" (RFC 6750); empty where there is none.
std::string bearer_token(const http::Request& request);

}  // namespace convene::api
