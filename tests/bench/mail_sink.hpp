#pragma once

#include <atomic>
#include <cstddef>
#include <thread>

// A mail relay that costs little: it takes every mail on one connection after the other, keeps
// none, and counts.
namespace convene::bench {

class MailSink {
 public:
  // Listens on this port of 127.0.0.1. Throws std::runtime_error where it is taken.
  explicit MailSink(unsigned short port);
  ~MailSink();

  MailSink(const MailSink&) = delete;
  MailSink& operator=(const MailSink&) = delete;

  std::size_t count() const { return count_; }
  // Returns once it has taken so many. Throws std::runtime_error where none comes for half a
  // minute.
  void wait_for(std::size_t count) const;

 private:
  void serve();
  void talk(int client);

  const int listener_;
  std::atomic<int> client_ = -1;
  std::atomic<bool> is_over_ = false;
  std::atomic<std::size_t> count_ = 0;
  std::thread thread_;
};

}  // namespace convene::bench
