#include "http/wire_response.hpp"

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

// Written without a way out, so that many bytes are looked at at once.
bool breaks_line(std::string_view text) {
  bool found = false;
  for (const char letter : text) found |= letter == '\r' || letter == '\n' || letter == '\0';
  return found;
}

// REQUIRES: neither holds a line break.
void add_own_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
  // Text from a form in a Location must not become a header of its own.
  if (breaks_line(name) || breaks_line(value)) {
    throw std::logic_error("a header of an answer holds a line break");
  }
  add_own_header(head, name, value);
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
    text_ += line.text;
    lines_.push_back(std::move(line));
  }
}

WireResponse::WireResponse(Response response, const Delivery& delivery,
                           const CommonHeaders& common_headers)
    : response_(std::move(response)) {
  choose_body(delivery);
  write_head(delivery, common_headers);
  if (delivery.is_head) body_ = Body::none;
}

void WireResponse::choose_body(const Delivery& delivery) {
  if (const auto* shared = response_.shared_body.get()) {
    varies_ = !shared->gzip.empty();
    if (response_.status == Status::ok && !shared->etag.empty() &&
        matches_etag(delivery.if_none_match, shared->etag)) {
      response_.status = Status::not_modified;
      body_ = Body::none;
    } else if (delivery.accepts_gzip && !shared->gzip.empty()) {
      body_ = Body::shared_gzip;
    } else {
      body_ = Body::shared;
    }
  } else if (!response_.stream && is_worth_gzip(response_)) {
    varies_ = true;
    if (!delivery.accepts_gzip) return;
    body_ = Body::own_gzip;
    response_.body = gzip(response_.body, Effort::quick);
  }
}

void WireResponse::write_head(const Delivery& delivery, const CommonHeaders& common_headers) {
  const auto status = response_.status;
  head_.reserve(usual_head_bytes);
  head_.append("HTTP/1.1 ").append(fmt::format_int(static_cast<int>(status)).str());
  head_.append(" ").append(reason(status)).append("\r\n");
  add_own_header(head_, "Date", http_date());
  // A stream ends where the connection does (RFC 9112, 6.3).
  if (status != Status::not_modified && !response_.stream) {
    add_own_header(head_, "Content-Length", fmt::format_int(body().size()).str());
  }
  if (delivery.closes || delivery.is_http_1_0) {
    add_own_header(head_, "Connection", delivery.closes ? "close" : "keep-alive");
  }
  add_own_header(head_, "X-Request-Id", delivery.request_id);
  const bool is_temporary =
      status == Status::too_many_requests || status == Status::service_unavailable;
  if (is_temporary && !find_header(response_, "retry-after")) {
    add_own_header(head_, "Retry-After",
                   status == Status::too_many_requests ? retry_after_too_many_seconds
                                                       : retry_after_unavailable_seconds);
  }
  if (response_.shared_body && !response_.shared_body->etag.empty()) {
    add_own_header(head_, "ETag", response_.shared_body->etag);
  }
  if (varies_) add_own_header(head_, "Vary", "Accept-Encoding");
  if (body_ == Body::own_gzip || body_ == Body::shared_gzip) {
    add_own_header(head_, "Content-Encoding", "gzip");
  }
  const auto is_own = [this](const auto& line) { return find_header(response_, line.name); };
  if (std::ranges::none_of(common_headers.lines(), is_own)) {
    head_ += common_headers.text();
  } else {
    for (const auto& line : common_headers.lines()) {
      if (!is_own(line)) head_ += line.text;
    }
  }
  for (const auto& [name, value] : response_.headers) add_header(head_, name, value);
  head_ += "\r\n";
}

std::string_view WireResponse::body() const {
  switch (body_) {
    case Body::none:
      return {};
    case Body::own:
    case Body::own_gzip:
      return response_.body;
    case Body::shared:
      return response_.shared_body->plain;
    case Body::shared_gzip:
      return response_.shared_body->gzip;
  }
  return {};
}

}  // namespace convene::http
