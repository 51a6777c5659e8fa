#include "http/file_response.hpp"

#include <utility>

#include "http/content_type.hpp"

namespace convene::http {
namespace {

Response file_response(std::string body, const char* type, std::string disposition,
                       std::string cache_control) {
  Response response;
  response.body = std::move(body);
  response.with("Content-Type", type);
  response.with("Content-Disposition", std::move(disposition));
  response.with("Cache-Control", std::move(cache_control));
  return response;
}

}  // namespace

Response csv_download(std::string_view name, std::string body) {
  return file_response(std::move(body), csv_type,
                       "attachment; filename=\"" + std::string(name) + ".csv\"", "no-store");
}

Response calendar_response(std::string_view name, std::string body, std::string cache_control) {
  return file_response(std::move(body), calendar_type,
                       "inline; filename=\"" + std::string(name) + ".ics\"",
                       std::move(cache_control));
}

}  // namespace convene::http
