#include "http/response.hpp"

#include "base/keys.hpp"
#include "base/text.hpp"
#include "http/compression.hpp"

namespace convene::http {
namespace {

constexpr std::size_t etag_bytes = 12;

}  // namespace

std::string_view reason(Status status) {
  switch (status) {
    case Status::ok:
      return "OK";
    case Status::created:
      return "Created";
    case Status::see_other:
      return "See Other";
    case Status::not_modified:
      return "Not Modified";
    case Status::bad_request:
      return "Bad Request";
    case Status::unauthorized:
      return "Unauthorized";
    case Status::forbidden:
      return "Forbidden";
    case Status::not_found:
      return "Not Found";
    case Status::method_not_allowed:
      return "Method Not Allowed";
    case Status::request_timeout:
      return "Request Timeout";
    case Status::conflict:
      return "Conflict";
    case Status::gone:
      return "Gone";
    case Status::content_too_large:
      return "Content Too Large";
    case Status::uri_too_long:
      return "URI Too Long";
    case Status::unsupported_media_type:
      return "Unsupported Media Type";
    case Status::misdirected_request:
      return "Misdirected Request";
    case Status::unprocessable_content:
      return "Unprocessable Content";
    case Status::too_many_requests:
      return "Too Many Requests";
    case Status::header_fields_too_large:
      return "Request Header Fields Too Large";
    case Status::internal_server_error:
      return "Internal Server Error";
    case Status::not_implemented:
      return "Not Implemented";
    case Status::service_unavailable:
      return "Service Unavailable";
    case Status::version_not_supported:
      return "HTTP Version Not Supported";
  }
  return "Unknown";
}

Response see_other(std::string location) {
  Response response{.status = Status::see_other};
  response.with("Location", std::move(location));
  return response;
}

SharedBody make_shared_body(std::string plain, bool compress) {
  SharedBody body;
  // Weak: the plain and the compressed bytes share it.
  body.etag = "W/\"" + base64url(digest(plain).substr(0, etag_bytes)) + '"';
  if (compress && plain.size() >= gzip_bytes_min) {
    body.gzip = gzip(plain, Effort::quick);
    if (body.gzip.size() >= plain.size()) body.gzip.clear();
  }
  body.plain = std::move(plain);
  return body;
}

}  // namespace convene::http
