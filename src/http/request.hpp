#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convene::http {

enum class Method { get, post };  // HEAD is answered as GET without its body, by the session

// Fields of a query or of a form, in the order in which they came; names may repeat.
class FormData {
 public:
  // application/x-www-form-urlencoded. Nothing if an escape is broken, the text is not UTF-8 or
  // holds a NUL, or there are more than fields_max.
  static std::optional<FormData> parse(std::string_view encoded);
  static constexpr std::size_t fields_max = 500;

  // The first of the name; empty if there is none.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// A request that was read whole, within all limits.
struct Request {
  Method method = Method::get;
  std::string path;  // percent-decoded, begins with '/', no "." or ".." segments
  FormData query;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string host;            // of the Host header, lower case, with its port if one stands there
  std::string client_address;  // behind a trusted proxy, of the client that it forwards for
  bool is_https = false;       // the client's side of it
  std::string id;              // in the log, in X-Request-Id and on error pages
  std::vector<std::string> parameters;  // what stood for the {…} of the route's path

  // The first of the (lower-case) name; empty if there is none.
  std::string_view header(std::string_view name) const;
  // The value of a cookie; empty if there is none.
  std::string_view cookie(std::string_view name) const;
  // The body as a form; nothing if it is none.
  std::optional<FormData> form() const;
};

}  // namespace convene::http
