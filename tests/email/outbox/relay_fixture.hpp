#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "email/outbox/fixture.hpp"
#include "email/relay/fixture.hpp"
#include "support/scripted_relay.hpp"

namespace convene::email {

// OutboxFixture with people whose mails a relay is to get.
class RelayFixture : public OutboxFixture {
 public:
  explicit RelayFixture(int people = 3) {
    for (int person = 0; person < people; ++person) book("person-" + std::to_string(person));
  }

  // Lets the clock run, half a minute at a time, until the outbox is so. False if it never is.
  template <class Condition>
  bool let_time_pass_until(Condition holds) {
    return support::wait_until([&] {
      if (holds()) return true;
      database.clock().advance(std::chrono::seconds{30});
      signal.notify();
      return false;
    });
  }
  bool is_all_sent() { return count("next_attempt_at IS NOT NULL") == 0; }
  // The same for days, though nothing is to happen: each time the worker is given a moment to do
  // what it should not.
  void let_days_pass(int days) {
    for (int hour = 0; hour < days * 24; ++hour) {
      database.clock().advance(std::chrono::hours{1});
      signal.notify();
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
  }
  void send_all(const RelayOptions& options, PaceLimits limits = {}) {
    RelaySender sender(options);
    const auto worker = start(sender, limits);
    BOOST_TEST(let_time_pass_until([&] { return is_all_sent(); }));
    worker->stop();
  }
};

// The Message-IDs of what arrived, by whom it was for.
inline std::map<std::string, std::vector<std::string>> arrived(
    const support::ScriptedRelay& relay) {
  std::map<std::string, std::vector<std::string>> ids;
  for (const auto& mail : relay.mails()) {
    constexpr std::string_view name = "\r\nMessage-ID: ";
    const auto begin = mail.content.find(name) + name.size();
    ids[mail.to].push_back(mail.content.substr(begin, mail.content.find('\r', begin) - begin));
  }
  return ids;
}

// Everybody's mail arrived, that of `twice` people twice, each under an id of its own.
inline void check_arrivals(const support::ScriptedRelay& relay, std::size_t people, int twice = 0) {
  const auto mails = arrived(relay);
  BOOST_TEST(mails.size() == people);
  std::vector<std::string> ids;
  int repeats = 0;
  for (const auto& [to, of_one] : mails) {
    ids.push_back(of_one.front());
    repeats += static_cast<int>(of_one.size()) - 1;
    for (const auto& id : of_one) BOOST_TEST(id == of_one.front());
  }
  BOOST_TEST(repeats == twice);
  std::ranges::sort(ids);
  BOOST_TEST((std::ranges::unique(ids).empty()));
}

// How often something happened: "1 connected" for "connected".
inline std::ptrdiff_t count_of(const support::ScriptedRelay& relay, const std::string& event) {
  return std::ranges::count_if(relay.log(),
                               [&](const std::string& line) { return line.ends_with(event); });
}

}  // namespace convene::email
