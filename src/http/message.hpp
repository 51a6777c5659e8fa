#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "http/request.hpp"

namespace convene::http {

// A request and what only the session needs to know of it. What could not be read is empty.
struct Message {
  Request request;
  std::string method_name;       // the text that was sent
  std::optional<Method> method;  // nothing: one that no route has
  bool is_method_known = false;  // HTTP knows it, if not we
  bool is_head = false;
  bool keeps_alive = false;
  bool is_http_1_0 = false;
  bool expects_continue = false;
  std::size_t content_length = 0;
};

}  // namespace convene::http
