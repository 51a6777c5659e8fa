#pragma once

#include <chrono>
#include <string>

#include <boost/asio/awaitable.hpp>

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// A stranger who asks for somebody's links again and again must not fill their mailbox.
constexpr std::chrono::hours links_mail_interval{1};

// Sends people again what opens their bookings. Whoever asks learns nothing from it.
class ResendLinks {
 public:
  ResendLinks(storage::Writer& writer, storage::Readers& readers)
      : writer_(writer), readers_(readers) {}

  // One mail with all links of the address, if there is something to come behind them, at most once
  // an interval. How long this takes tells whether there is: no answer may wait for it.
  boost::asio::awaitable<void> send_to(std::string address);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
};

}  // namespace convene::services
