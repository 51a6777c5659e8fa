#pragma once

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace convene::support {

// An answer as it came over the wire.
struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;                                          // still compressed, if it was

  // The first of the (lower-case) name; empty if there is none.
  std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
  bool has_header(std::string_view name) const {
    return std::ranges::any_of(headers, [name](const auto& field) { return field.first == name; });
  }
};

// A connection to 127.0.0.1 that waits for what it asks for, byte by byte if a test wants so.
// Throws std::runtime_error if nothing comes for half a minute, or the connection ends where it
// must not.
class HttpClient {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  explicit HttpClient(unsigned short port, int receive_buffer_bytes = 0) : port_(port) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receive_buffer_bytes > 0) {
      setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                 sizeof receive_buffer_bytes);
    }
    // Pieces of a request are sent as they come, without waiting for the one before.
    const int at_once = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    const timeval patience{.tv_sec = 30, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      close(socket_);
      throw std::runtime_error("the server does not accept a connection");
    }
  }
  ~HttpClient() {
    if (socket_ >= 0) close(socket_);
  }
  HttpClient(HttpClient&& other) noexcept
      : port_(other.port_),
        socket_(std::exchange(other.socket_, -1)),
        received_(std::move(other.received_)) {}
  HttpClient& operator=(HttpClient&&) = delete;

  // Sends bytes as they are; false if the server has closed the connection.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Says that nothing more comes; answers can still be read.
  void end_sending() { shutdown(socket_, SHUT_WR); }

  // Reads one answer. `is_head`: to a HEAD request, which has no body whatever its length says.
  HttpResponse read(bool is_head = false) {
    auto end = received_.find("\r\n\r\n");
    for (; end == std::string::npos; end = received_.find("\r\n\r\n")) {
      if (!receive()) throw std::runtime_error("the connection ended before an answer's head");
    }
    auto response = parse_head(std::string_view(received_).substr(0, end + 2));
    received_.erase(0, end + 4);
    const auto length = response.header("content-length");
    const std::size_t size = is_head || length.empty() ? 0 : std::stoull(std::string(length));
    while (received_.size() < size) {
      if (!receive()) throw std::runtime_error("the connection ended within an answer's body");
    }
    response.body = received_.substr(0, size);
    received_.erase(0, size);
    return response;
  }

  // Reads on until `text` has come; gives everything up to its end. For answers that go on.
  std::string read_until(std::string_view text) {
    auto found = received_.find(text);
    for (; found == std::string::npos; found = received_.find(text)) {
      if (!receive()) throw std::runtime_error("the connection ended before an awaited text");
    }
    auto read = received_.substr(0, found + text.size());
    received_.erase(0, read.size());
    return read;
  }

  // Waits until the server closes. True: without having sent anything more.
  bool read_end() {
    while (receive()) {
    }
    return received_.empty();
  }

  // The whole of a request and its answer. The body's type is given among the headers.
  HttpResponse request(std::string_view method, std::string_view target,
                       const Headers& headers = {}, std::string_view body = {}) {
    std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\n";
    const auto is_host = [](const auto& header) { return header.first == "Host"; };
    if (std::ranges::none_of(headers, is_host)) text += "Host: " + host() + "\r\n";
    for (const auto& [name, value] : headers) {
      text.append(name).append(": ").append(value).append("\r\n");
    }
    if (!body.empty() || method == "POST") {
      text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    text += "\r\n";
    text += body;
    if (!send(text)) throw std::runtime_error("the connection ended before a request was sent");
    return read(method == "HEAD");
  }
  HttpResponse get(std::string_view target, const Headers& headers = {}) {
    return request("GET", target, headers);
  }
  HttpResponse post_form(std::string_view target, std::string_view form, Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    return request("POST", target, headers, form);
  }
  HttpResponse post_json(std::string_view target, std::string_view json, Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/json");
    return request("POST", target, headers, json);
  }

  // What the Host header says.
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  // False: the server has closed, or reset the connection.
  bool receive() {
    char buffer[16 * 1024];
    const auto size = recv(socket_, buffer, sizeof buffer, 0);
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      throw std::runtime_error("the server said nothing for half a minute");
    }
    if (size <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(size));
    return true;
  }

  // `head` ends with the line break of its last line.
  static HttpResponse parse_head(std::string_view head) {
    HttpResponse response;
    const auto take_line = [&head] {
      const auto line = head.substr(0, head.find("\r\n"));
      head.remove_prefix(line.size() + 2);
      return line;
    };
    const auto status_line = take_line();
    if (!status_line.starts_with("HTTP/1.1 ")) throw std::runtime_error("no status line");
    response.status = std::stoi(std::string(status_line.substr(9, 3)));
    while (!head.empty()) {
      const auto line = take_line();
      const auto colon = line.find(": ");
      if (colon == std::string_view::npos) throw std::runtime_error("no header line");
      std::string name(line.substr(0, colon));
      std::ranges::transform(name, name.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
      });
      response.headers.emplace_back(std::move(name), line.substr(colon + 2));
    }
    return response;
  }

  unsigned short port_;
  int socket_ = -1;
  std::string received_;  // and not yet read
};

}  // namespace convene::support
