#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convene::http {

enum class Status : int {
  ok = 200,
  created = 201,
  see_other = 303,
  not_modified = 304,
  bad_request = 400,
  unauthorized = 401,
  forbidden = 403,
  not_found = 404,
  method_not_allowed = 405,
  request_timeout = 408,
  conflict = 409,
  gone = 410,
  content_too_large = 413,
  uri_too_long = 414,
  unsupported_media_type = 415,
  misdirected_request = 421,
  unprocessable_content = 422,
  too_many_requests = 429,
  header_fields_too_large = 431,
  internal_server_error = 500,
  not_implemented = 501,
  service_unavailable = 503,
  version_not_supported = 505,
};

std::string_view reason(Status status);

// A body that many answers share, as it is and compressed once: the pages that everybody reads.
struct SharedBody {
  std::string plain;
  std::string gzip;  // empty: not worth it
  std::string etag;  // has its quotes; If-None-Match is answered with it
};

class Stream;

// An answer. The session adds Date, Content-Length, Connection, X-Request-Id and the headers that
// every answer has (unless the answer has one of that name itself), compresses the body where the
// client takes it and it is worth it, and leaves the body out for HEAD. Every answer can have a
// body; the type has no status that forbids one, save 304, which the session gives by itself.
struct Response {
  Status status = Status::ok;
  std::vector<std::pair<std::string, std::string>>
      headers;  // Content-Type, Set-Cookie, Location, …
  std::string body;
  std::shared_ptr<const SharedBody> shared_body;  // instead of `body`
  std::shared_ptr<Stream> stream;                 // instead of both: see stream.hpp

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// 303 with an empty body. `location` is an address of this server.
Response see_other(std::string location);

SharedBody make_shared_body(std::string plain, bool compress = true);

}  // namespace convene::http
