#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/response.hpp"
#include "web/office/request.hpp"

// What the office does about people whom no mail reaches.
namespace convene::web {

// POST /office/delegates/{id}/calls: they were called, and reached or not
boost::asio::awaitable<http::Response> note_call(const OfficeRequest& request);

}  // namespace convene::web
