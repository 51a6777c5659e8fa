#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

namespace convene::web {

// GET /office/history?event=slug&before=id: what was changed, when and by whom.
boost::asio::awaitable<http::Response> show_history(const OfficeRequest& request);

}  // namespace convene::web
