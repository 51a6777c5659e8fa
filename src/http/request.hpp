#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/form_data.hpp"

namespace convene::http {

enum class Method { get, post };  // HEAD is answered as GET without its body, by the session

// A request that was read whole, within all limits.
struct Request {
  Method method = Method::get;
  std::string path;  // percent-decoded, begins with '/', no "." or ".." segments
  FormData query;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string host;            // the Host header's, lower case, with its port if one stands there
  std::string client_address;  // the client's, also where a trusted proxy forwards for it
  bool is_https = false;       // the client's side of it
  std::string id;              // shown in the log, in X-Request-Id and on error pages
  std::vector<std::string> parameters;  // what stood for the {…} of the route's path

  // The first of the (lower-case) name; empty if there is none.
  std::string_view header(std::string_view name) const;
  // The value of a cookie; empty if there is none.
  std::string_view cookie(std::string_view name) const;
  // The body as a form; nothing if it is none.
  std::optional<FormData> form() const;
};

}  // namespace convene::http
