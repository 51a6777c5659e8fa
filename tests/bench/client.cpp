#include "bench/client.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace convene::bench {
namespace {

constexpr std::size_t first_buffer_bytes = 32UL * 1024;

struct Head {
  int status = 0;
  std::size_t size = 0;  // counts its empty line
  std::size_t content_length = 0;
};

std::size_t number_at(std::string_view text, std::size_t at) {
  std::size_t number = 0;
  std::from_chars(text.data() + at, text.data() + text.size(), number);
  return number;
}

// Nothing while it is not whole. Both servers write their headers as they stand in the standard.
std::optional<Head> read_head(std::string_view received) {
  constexpr std::string_view end = "\r\n\r\n";
  constexpr std::string_view length = "\r\nContent-Length: ";
  const auto end_at = received.find(end);
  if (end_at == std::string_view::npos) return std::nullopt;
  const auto length_at = received.substr(0, end_at).find(length);
  if (!received.starts_with("HTTP/1.1 ") || length_at == std::string_view::npos) {
    throw std::runtime_error("the server sent what this client does not understand");
  }
  return Head{static_cast<int>(number_at(received, std::string_view("HTTP/1.1 ").size())),
              end_at + end.size(), number_at(received, length_at + length.size())};
}

}  // namespace

Client::Client(unsigned short port) : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  buffer_.resize(first_buffer_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* const any = reinterpret_cast<const sockaddr*>(&address);
  if (connect(descriptor_, any, sizeof address) != 0) {
    close(descriptor_);
    throw std::runtime_error(fmt::format("nothing answers on port {}", port));
  }
  const int on = 1;
  setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)),
      received_(other.received_),
      sent_at_(other.sent_at_) {}

Client::~Client() {
  if (descriptor_ >= 0) close(descriptor_);
}

void Client::send(std::string_view request, Clock::time_point now) {
  sent_at_ = now;
  received_ = 0;
  // Far below what the system takes at once.
  if (write(descriptor_, request.data(), request.size()) != std::ssize(request)) {
    throw std::runtime_error("the server takes no request");
  }
}

std::optional<Reply> Client::receive() {
  if (received_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const auto count = read(descriptor_, buffer_.data() + received_, buffer_.size() - received_);
  if (count <= 0) throw std::runtime_error("the server closed a connection");
  received_ += static_cast<std::size_t>(count);
  const std::string_view received(buffer_.data(), received_);
  const auto head = read_head(received);
  if (!head || received_ < head->size + head->content_length) return std::nullopt;
  return Reply{.status = head->status,
               .body = received.substr(head->size, head->content_length),
               .sent_at = sent_at_};
}

std::string ask(unsigned short port, std::string_view request) {
  Client client(port);
  client.send(request, Clock::now());
  for (;;) {
    const auto reply = client.receive();
    if (!reply) continue;
    if (reply->status != 200) {
      throw std::runtime_error(fmt::format("{} was answered with {}",
                                           request.substr(0, request.find('\r')), reply->status));
    }
    return std::string(reply->body);
  }
}

std::string fetch(unsigned short port, std::string_view path) {
  return ask(port, browser_request(path));
}

std::string browser_request(std::string_view path) {
  return fmt::format(
      "GET {} HTTP/1.1\r\n"
      "Host: 127.0.0.1\r\n"
      "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
      "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
      "Accept-Language: en-GB,en;q=0.5\r\n"
      "Accept-Encoding: gzip, deflate, br\r\n"
      "Connection: keep-alive\r\n\r\n",
      path);
}

}  // namespace convene::bench
