#include "http/head_parser.hpp"

#include <limits>

#include <boost/beast/http/basic_parser.hpp>

#include "base/text.hpp"
#include "http/list_value.hpp"
#include "http/server.hpp"
#include "http/target.hpp"

namespace convene::http {
namespace {

namespace beast_http = boost::beast::http;

// What browsers send.
constexpr std::size_t usual_header_count = 16;

// Puts what Beast's parser finds into a message, and counts the headers that decide where a request
// ends and for whom it is.
class HeadParser final : public beast_http::basic_parser<true> {
 public:
  explicit HeadParser(Message& message) : message_(message) {
    header_limit(std::numeric_limits<std::uint32_t>::max());  // the reader has its own
    skip(true);                                               // the body too is the reader's
  }

  std::string_view target;
  std::size_t host_count = 0;
  std::size_t content_length_count = 0;
  bool has_transfer_encoding = false;

 private:
  using View = boost::beast::string_view;
  using Error = boost::beast::error_code;

  static std::string_view text(View view) { return {view.data(), view.size()}; }

  void on_request_impl(beast_http::verb verb, View name, View target_view, int version,
                       Error&) override {
    message_.method_name = text(name);
    message_.is_method_known = verb != beast_http::verb::unknown;
    message_.is_head = verb == beast_http::verb::head;
    if (verb == beast_http::verb::get || message_.is_head) message_.method = Method::get;
    if (verb == beast_http::verb::post) message_.method = Method::post;
    message_.is_http_1_0 = version == 10;
    target = text(target_view);
  }

  void on_field_impl(beast_http::field field, View name, View value, Error& error) override {
    auto& headers = message_.request.headers;
    if (headers.empty()) headers.reserve(usual_header_count);
    if (headers.size() == Limits::headers_max) {
      error = beast_http::error::header_limit;
      return;
    }
    headers.emplace_back(ascii_lower(text(name)), std::string(trim(text(value))));
    if (field == beast_http::field::host) ++host_count;
    if (field == beast_http::field::content_length) ++content_length_count;
    if (field == beast_http::field::transfer_encoding) has_transfer_encoding = true;
  }

  void on_header_impl(Error&) override {}
  void on_finish_impl(Error&) override {}
  // REQUIRES of the base class; without a body they are never called.
  void on_response_impl(int, View, int, Error&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(View, Error&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, View, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View, Error&) override { return 0; }

  Message& message_;
};

// "GET / HTTP/3.0": well said, in a version that is not spoken here. Beast calls that, and whatever
// else is wrong behind the target, a bad version.
bool has_other_version(std::string_view head) {
  const auto words = split(head.substr(0, head.find('\r')), ' ');
  if (words.size() != 3 || words[2].size() != 8) return false;
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  const auto version = words[2];
  return version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' &&
         is_digit(version[7]);
}

Status status_of(const boost::beast::error_code& error, std::string_view head) {
  if (error == beast_http::error::header_limit) return Status::header_fields_too_large;
  if (error == beast_http::error::bad_version && has_other_version(head)) {
    return Status::version_not_supported;
  }
  return Status::bad_request;
}

// Digits and nothing else: "+5" and "5, 5" are where programs disagree.
std::optional<Status> read_content_length(const Limits& limits, Message& message) {
  const auto text = message.request.header("content-length");
  const auto length = whole_number<std::size_t>(text);
  if (!length) return Status::bad_request;
  message.content_length = *length;
  if (*length > limits.body_bytes) return Status::content_too_large;
  return std::nullopt;
}

// The path for the log and the error page of what is refused before its path is read: programs get
// a problem, people a page. Empty where the target is none of ours.
std::string path_as_sent(std::string_view target) {
  constexpr std::size_t path_bytes_max = 200;
  if (!target.starts_with('/')) return {};
  return std::string(target.substr(0, std::min(target.find('?'), path_bytes_max)));
}

std::optional<Status> read_target(std::string_view raw, const Limits& limits, Message& message) {
  if (raw.size() > limits.target_bytes) return Status::uri_too_long;
  // What CONNECT and "OPTIONS *" name is no path; neither is served anywhere.
  if (message.method_name == "CONNECT" || (message.method_name == "OPTIONS" && raw == "*")) {
    return std::nullopt;
  }
  auto target = parse_target(raw);
  if (!target) return Status::bad_request;
  message.request.path = std::move(target->path);
  message.request.query = std::move(target->query);
  if (!target->host.empty()) message.request.host = std::move(target->host);
  return std::nullopt;
}

// Exactly one Host, and a real one. HTTP/1.0 knew none, and checks of a server's health still speak
// it.
bool read_host(std::size_t host_count, Message& message) {
  if (host_count == 0) return message.is_http_1_0;
  if (host_count > 1) return false;
  auto host = parse_host(message.request.header("host"));
  if (!host) return false;
  message.request.host = std::move(*host);
  return true;
}

}  // namespace

std::optional<Status> parse_head(std::string_view head, const Limits& limits, Message& message) {
  HeadParser parser(message);
  boost::beast::error_code error;
  parser.put(boost::asio::buffer(head), error);
  if (error) return status_of(error, head);
  message.request.path = path_as_sent(parser.target);
  if (parser.has_transfer_encoding) {
    return parser.content_length_count > 0 ? Status::bad_request : Status::not_implemented;
  }
  if (parser.content_length_count > 1 || !read_host(parser.host_count, message)) {
    return Status::bad_request;
  }
  message.keeps_alive = parser.keep_alive();
  message.expects_continue = !message.is_http_1_0 &&
                             equals_ignoring_case(message.request.header("expect"), "100-continue");
  if (const auto refusal = read_target(parser.target, limits, message)) return refusal;
  if (parser.content_length_count == 0) return std::nullopt;
  return read_content_length(limits, message);
}

}  // namespace convene::http
