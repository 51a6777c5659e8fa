#include "http/answer.hpp"

#include <stdexcept>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "http/compression.hpp"
#include "http/list_value.hpp"

namespace convene::http {
namespace {

constexpr std::size_t usual_head_bytes = 1024;

// How long a client that came too often, or to a full house, is asked to stay away.
constexpr std::string_view retry_after_too_many_seconds = "10";
constexpr std::string_view retry_after_unavailable_seconds = "5";

void add_header(std::string& head, std::string_view name, std::string_view value) {
  // Text from a form in a Location must not become a header of its own.
  constexpr std::string_view breaks("\r\n\0", 3);
  if (name.find_first_of(breaks) != std::string_view::npos ||
      value.find_first_of(breaks) != std::string_view::npos) {
    throw std::logic_error("a header of an answer holds a line break");
  }
  head.append(name).append(": ").append(value).append("\r\n");
}

const std::string* find_header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (equals_ignoring_case(key, name)) return &value;
  }
  return nullptr;
}

// RFC 9110, 13.1.2: compared weakly, so W/ does not matter.
bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  const auto without_weakness = [](std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
  };
  while (!if_none_match.empty()) {
    const auto tag = take_element(if_none_match, ',');
    if (tag == "*" || without_weakness(tag) == without_weakness(etag)) return true;
  }
  return false;
}

bool is_worth_gzip(const Response& response) {
  if (response.body.size() < gzip_bytes_min || find_header(response, "content-encoding"))
    return false;
  const auto* type = find_header(response, "content-type");
  return type && is_compressible(*type);
}

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7), the same for all answers of a second.
std::string_view http_date() {
  thread_local std::time_t second = 0;
  thread_local std::string text;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (now != second) {
    second = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return text;
}

}  // namespace

CommonHeaders::CommonHeaders(const std::vector<std::pair<std::string, std::string>>& headers) {
  for (const auto& [name, value] : headers) {
    Line line{.name = name};
    add_header(line.text, name, value);
    lines_.push_back(std::move(line));
  }
}

Answer::Answer(Response response, const Delivery& delivery, const CommonHeaders& common_headers)
    : response_(std::move(response)) {
  choose_body(delivery);
  write_head(delivery, common_headers);
  if (delivery.is_head) body_ = Body::none;
}

void Answer::choose_body(const Delivery& delivery) {
  if (const auto* shared = response_.shared_body.get()) {
    if (!shared->etag.empty()) response_.with("ETag", shared->etag);
    if (!shared->gzip.empty()) response_.with("Vary", "Accept-Encoding");
    if (response_.status == Status::ok && !shared->etag.empty() &&
        matches_etag(delivery.if_none_match, shared->etag)) {
      response_.status = Status::not_modified;
      body_ = Body::none;
    } else if (delivery.accepts_gzip && !shared->gzip.empty()) {
      response_.with("Content-Encoding", "gzip");
      body_ = Body::shared_gzip;
    } else {
      body_ = Body::shared;
    }
  } else if (is_worth_gzip(response_)) {
    response_.with("Vary", "Accept-Encoding");
    if (!delivery.accepts_gzip) return;
    response_.with("Content-Encoding", "gzip");
    response_.body = gzip(response_.body, Effort::quick);
  }
}

void Answer::write_head(const Delivery& delivery, const CommonHeaders& common_headers) {
  const auto status = response_.status;
  head_.reserve(usual_head_bytes);
  fmt::format_to(std::back_inserter(head_), "HTTP/1.1 {} {}\r\n", static_cast<int>(status),
                 reason(status));
  add_header(head_, "Date", http_date());
  if (status != Status::not_modified) {
    fmt::format_to(std::back_inserter(head_), "Content-Length: {}\r\n", body().size());
  }
  if (delivery.closes || delivery.is_http_1_0) {
    add_header(head_, "Connection", delivery.closes ? "close" : "keep-alive");
  }
  add_header(head_, "X-Request-Id", delivery.request_id);
  const bool is_temporary =
      status == Status::too_many_requests || status == Status::service_unavailable;
  if (is_temporary && !find_header(response_, "retry-after")) {
    add_header(head_, "Retry-After",
               status == Status::too_many_requests ? retry_after_too_many_seconds
                                                   : retry_after_unavailable_seconds);
  }
  for (const auto& [name, text] : common_headers.lines()) {
    if (!find_header(response_, name)) head_ += text;
  }
  for (const auto& [name, value] : response_.headers) add_header(head_, name, value);
  head_ += "\r\n";
}

std::string_view Answer::body() const {
  switch (body_) {
    case Body::none:
      return {};
    case Body::own:
      return response_.body;
    case Body::shared:
      return response_.shared_body->plain;
    case Body::shared_gzip:
      return response_.shared_body->gzip;
  }
  return {};
}

}  // namespace convene::http
