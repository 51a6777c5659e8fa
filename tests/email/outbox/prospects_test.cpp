// What the worker tells of the relay and of a long queue before anybody asks.

#include <algorithm>

#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/spdlog.h>

#include "email/outbox/fixture.hpp"

using namespace convene;
using namespace convene::email;
using Fate = SendResult::Fate;

namespace {

// What is logged while it lives.
class Log {
 public:
  Log() { spdlog::set_default_logger(std::make_shared<spdlog::logger>("outbox", lines_)); }
  ~Log() { spdlog::set_default_logger(former_); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // How many lines hold it.
  std::ptrdiff_t count(std::string_view part) const {
    return std::ranges::count_if(lines_->last_formatted(), [part](const std::string& line) {
      return line.find(part) != std::string::npos;
    });
  }

 private:
  const std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt> lines_ =
      std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(1000);
  const std::shared_ptr<spdlog::logger> former_ = spdlog::default_logger();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_prospects, WorkerFixture)

BOOST_AUTO_TEST_CASE(the_relay_is_asked_before_the_first_mail) {
  const struct {
    SendResult checked;
    RelayMonitor::State state;
  } cases[] = {{{Fate::accepted, "250 ready"}, RelayMonitor::State::working},
               {away, RelayMonitor::State::unreachable},
               {not_let_in, RelayMonitor::State::not_let_in}};
  for (const auto& [checked, state] : cases) {
    monitor.record(RelayMonitor::State::working, database.clock().now(), {});
    TestSender sender;
    sender.checked = checked;
    const auto worker = start(sender);
    BOOST_TEST(support::wait_until([&, wanted = state] { return relay() == wanted; }));
    worker->stop();
    BOOST_TEST(sender.attempts() == 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_at_the_start_is_not_shown_again_for_the_mails) {
  book("ann");
  TestSender sender;
  sender.checked = not_let_in;
  const auto worker = start(sender);
  BOOST_TEST(support::wait_until([&] { return relay() == RelayMonitor::State::not_let_in; }));
  database.clock().advance(std::chrono::hours{24});
  signal.notify();
  worker->stop();
  BOOST_TEST(sender.attempts() == 0U);
  check_outbox({"confirmed queued 0"});
}

BOOST_AUTO_TEST_CASE(a_relay_that_a_test_mail_found_working_is_used_at_once) {
  for (const auto& checked : {away, not_let_in}) {
    book(checked.reply == away.reply ? "ann" : "ben");
    monitor.record(RelayMonitor::State::working, database.clock().now(), {});
    TestSender sender;
    sender.checked = checked;
    const auto worker = start(sender);
    BOOST_TEST(support::wait_until([&] { return relay() != RelayMonitor::State::working; }));
    monitor.record(RelayMonitor::State::working, database.clock().now(), {});
    signal.notify();
    sender.wait_for(1);
    worker->stop();
  }
}

BOOST_AUTO_TEST_CASE(a_queue_of_more_than_an_hour_is_told_to_the_log_once) {
  const PaceLimits limits{.per_minute = 1};
  for (int number = 0; number < 63; ++number) book("p" + std::to_string(number));
  const Log log;
  TestSender sender;
  const auto worker = start(sender, limits);
  sender.wait_for(1);
  BOOST_TEST(support::wait_until([&] { return log.count("62 mails wait to be sent") == 1; }));
  BOOST_TEST(log.count("not have gone before 2027-01-11T13:02:00Z") == 1);
  // It rests again, with the queue as long as before, and sends when it may.
  for (int turn = 0; turn < 3; ++turn) signal.notify();
  database.clock().advance(std::chrono::minutes{1});
  signal.notify();
  sender.wait_for(2);
  worker->stop();
  BOOST_TEST(log.count("mails wait to be sent") == 1);
}

BOOST_AUTO_TEST_CASE(a_shorter_queue_is_not_told) {
  for (int number = 0; number < 60; ++number) book("p" + std::to_string(number));
  const Log log;
  TestSender sender;
  const auto worker = start(sender, {.per_minute = 1});
  sender.wait_for(1);
  wait_for_record();
  database.clock().advance(std::chrono::minutes{1});
  signal.notify();
  sender.wait_for(2);
  worker->stop();
  BOOST_TEST(log.count("mails wait to be sent") == 0);
}

BOOST_AUTO_TEST_CASE(what_a_test_mail_takes_of_the_pace_is_not_there_for_the_others) {
  for (const char* name : {"ann", "ben", "cat"}) book(name);
  database.clock().advance(std::chrono::minutes{5});
  TestSender sender;
  // The relay is away at first, so that no mail goes before the test mail has its place.
  sender.checked = away;
  const auto worker = start(sender, {.per_minute = 3});
  BOOST_TEST(support::wait_until([&] { return relay() == RelayMonitor::State::unreachable; }));
  worker->pace().record(database.clock().now() + std::chrono::minutes{1});
  database.clock().advance(std::chrono::minutes{1});
  signal.notify();
  sender.wait_for(1);
  // The first asks alone after the relay was away; then the others may go.
  wait_for_record();
  signal.notify();
  sender.wait_for(2);
  worker->stop();
  BOOST_TEST(sender.attempts() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
