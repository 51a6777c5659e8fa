#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/office/request.hpp"

// Who changed what, the newest first.
namespace convene::web {

// GET /office/history?event=slug&before=id: what was changed, when and by whom.
boost::asio::awaitable<http::Response> show_history(const OfficeRequest& request);

}  // namespace convene::web
