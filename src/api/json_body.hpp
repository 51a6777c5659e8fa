#pragma once

#include <boost/json/value.hpp>
#include <boost/system/result.hpp>

#include "http/request.hpp"
#include "http/response.hpp"

namespace convene::api {

// Why a body is no JSON that the API reads; kept apart from http::Status so that a result of it
// never looks like a system error.
struct BodyRefused {
  http::Status status;  // unsupported_media_type or bad_request
};
[[noreturn]] void throw_exception_from_error(const BodyRefused& refused,
                                             const boost::source_location& where);

// The request's body as JSON.
boost::system::result<boost::json::value, BodyRefused> json_body(const http::Request& request);

}  // namespace convene::api
