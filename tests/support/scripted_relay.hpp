#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "support/temporary_directory.hpp"

namespace convene::support {

// A mail relay in a process of its own on 127.0.0.1, which answers as its script says
// (scripted_relay.py). Ended when it goes.
class ScriptedRelay {
 public:
  struct Mail {
    std::string content;  // as it arrived, without what SMTP adds to lines that begin with a dot
    std::string from;
    std::string to;
    int connection = 0;  // the number of the one that it came through
  };

  // `script` is JSON.
  explicit ScriptedRelay(std::string_view script);
  ~ScriptedRelay();

  ScriptedRelay(const ScriptedRelay&) = delete;
  ScriptedRelay& operator=(const ScriptedRelay&) = delete;

  std::uint16_t port() const { return port_; }
  // Its own, which nobody but itself has signed. REQUIRES: "tls" in the script.
  std::filesystem::path certificate() const { return folder_.path() / "certificate.pem"; }
  // The password that it takes from now on, for the user "events".
  void take_password(std::string_view password) const;
  // Lets it take as many again. REQUIRES: "mails_a_minute" in the script.
  void begin_minute(int number) const;
  std::vector<Mail> mails() const;
  // What happened, in order: "1 connected", "1 EHLO events.example.org", "1 MAIL FROM:<…>".
  std::vector<std::string> log() const;
  int connections() const;

 private:
  void start();

  const TemporaryDirectory folder_;
  pid_t id_ = -1;
  int input_ =
      -1;  // the relay's standard input: it ends when this is closed, whatever becomes of us
  std::uint16_t port_ = 0;
};

}  // namespace convene::support
