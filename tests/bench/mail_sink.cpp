#include "bench/mail_sink.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace convene::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t bytes_at_once = 65'536;
constexpr std::chrono::seconds silence_max{30};

int listen_on(unsigned short port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  const bool listens = bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                       listen(listener, 8) == 0;
  if (listens) return listener;
  close(listener);
  throw std::runtime_error("the mail sink's port is taken");
}

void say(int client, std::string_view line) {
  // A client that is gone is noticed when its next line is read.
  [[maybe_unused]] const auto sent = send(client, line.data(), line.size(), MSG_NOSIGNAL);
}

// What is answered to a command (RFC 5321).
std::string_view answer_to(std::string_view command) {
  if (command.starts_with("DATA")) return "354 Go on\r\n";
  if (command.starts_with("QUIT")) return "221 Goodbye\r\n";
  return "250 Ok\r\n";
}

}  // namespace

MailSink::MailSink(unsigned short port)
    : listener_(listen_on(port)), thread_([this] { serve(); }) {}

MailSink::~MailSink() {
  is_over_ = true;
  shutdown(listener_, SHUT_RDWR);
  if (const int client = client_; client >= 0) shutdown(client, SHUT_RDWR);
  thread_.join();
  close(listener_);
}

void MailSink::wait_for(std::size_t count) const {
  auto last_count = count_.load();
  auto last_at = Clock::now();
  while (count_ < count) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (count_ != last_count) {
      last_count = count_;
      last_at = Clock::now();
    } else if (Clock::now() - last_at > silence_max) {
      throw std::runtime_error("the mails have stopped");
    }
  }
}

void MailSink::serve() {
  while (!is_over_) {
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    const int yes = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    client_ = client;
    talk(client);
    client_ = -1;
    close(client);
  }
}

void MailSink::talk(int client) {
  say(client, "220 sink.example\r\n");
  std::array<char, bytes_at_once> bytes;
  std::string unread;
  bool is_in_mail = false;
  while (!is_over_) {
    const auto size = recv(client, bytes.data(), bytes.size(), 0);
    if (size <= 0) return;
    unread.append(bytes.data(), static_cast<std::size_t>(size));
    std::size_t begin = 0;
    for (auto end = unread.find("\r\n"); end != std::string::npos;
         end = unread.find("\r\n", begin)) {
      const auto line = std::string_view(unread).substr(begin, end - begin);
      begin = end + 2;
      if (!is_in_mail) {
        is_in_mail = line.starts_with("DATA");
        say(client, answer_to(line));
      } else if (line == ".") {
        is_in_mail = false;
        ++count_;
        say(client, "250 Ok\r\n");
      }
    }
    unread.erase(0, begin);
  }
}

}  // namespace convene::bench
