#pragma once

#include <array>
#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "email/relay/conversation.hpp"
#include "email/relay/curl.hpp"
#include "email/relay/fate.hpp"
#include "email/relay/options.hpp"
#include "email/senders/sender.hpp"

namespace convene::email {

struct Envelope {
  std::string from;
  std::string to;
};

// A connection to the relay, opened when it is needed and kept for the next mail. One thread's.
class RelayConnection {
 public:
  // Both must outlive it. Once `is_interrupted`, whatever runs ends within a second. Throws
  // std::runtime_error where libcurl is not what we need.
  RelayConnection(const RelayOptions& options, const std::atomic<bool>& is_interrupted);
  ~RelayConnection();

  RelayConnection(const RelayConnection&) = delete;
  RelayConnection& operator=(const RelayConnection&) = delete;

  SendResult deliver(const Envelope& envelope, std::string_view content);
  // Goes as far as a mail would and asks for nothing. The connection is not kept.
  SendResult check();

 private:
  void set_address();
  void set_encryption();
  void set_limits();
  void set_callbacks();
  // Reads the password anew.
  void set_login();

  Ending perform();
  bool is_used_up(const Ending& ending) const;

  static int follow(CURL*, curl_infotype type, char* text, std::size_t size, void* self);
  static std::size_t give_content(char* to, std::size_t size, std::size_t count, void* self);
  static std::size_t ignore(char*, std::size_t size, std::size_t count, void*);
  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address);
  static int close_socket(void* self, curl_socket_t socket);

  const RelayOptions& options_;
  const std::atomic<bool>& is_interrupted_;
  const Curl& curl_;
  Conversation conversation_;
  std::string_view content_left_;
  std::array<char, CURL_ERROR_SIZE> words_{};
  std::vector<curl_socket_t> sockets_;
  CurlHandle handle_;  // the last: it closes its sockets
};

}  // namespace convene::email
