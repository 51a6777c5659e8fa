#pragma once

#include <string>
#include <string_view>

#include "http/response.hpp"

// Answers that are files. `name` is without its ending.
namespace convene::http {

// `body` as a file that a browser saves. It is about people: no cache keeps it.
Response csv_download(std::string_view name, std::string body);

// Not as an attachment: phones then ask at once whether to put it into the calendar.
Response calendar_response(std::string_view name, std::string body, std::string cache_control);

}  // namespace convene::http
