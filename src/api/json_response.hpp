#pragma once

#include <string>

#include <boost/json/value.hpp>

#include "http/content_type.hpp"
#include "http/response.hpp"

namespace convene::api {

// Answers hold personal details or numbers that change: no cache keeps them.
http::Response json_response(http::Status status, const boost::json::value& value,
                             std::string content_type = http::json_type);

}  // namespace convene::api
