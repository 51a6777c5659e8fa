#pragma once

#include <string_view>

#include "http/response.hpp"

namespace convene::web {

class Pages;

// Where an error was met; empty where that is of no use to whoever reads the page.
struct ErrorPlace {
  std::string_view path;        // the text that was sent
  std::string_view request_id;  // finds it in the log
};

// The page for what no handler answers: ServerOptions::error_page. It leads on from where it was
// met: to the event, the booking or the office.
http::Response error_page(const Pages& pages, http::Status status, const ErrorPlace& place);

}  // namespace convene::web
