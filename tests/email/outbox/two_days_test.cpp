// A relay that is down for two days. Everything else goes on meanwhile.

#include <atomic>

#include <boost/test/unit_test.hpp>

#include "email/outbox/relay_fixture.hpp"
#include "services/acts/scheduler.hpp"
#include "support/log_lines.hpp"
#include "support/run_coroutine.hpp"

using namespace convene;
using namespace convene::email;
using support::ScriptedRelay;
using Lines = std::vector<std::string>;

namespace {

// Hands on what it is given, and counts.
class CountingSender final : public Sender {
 public:
  explicit CountingSender(const RelayOptions& options) : sender_(options) {}
  SendResult send(const Message& message) override {
    auto result = sender_.send(message);
    ++asked;
    return result;
  }

  std::atomic<int> asked = 0;

 private:
  RelaySender sender_;
};

// leeds has one place, which "person-0" has; "ann" waits and wants to be asked.
class TwoDaysFixture : public RelayFixture {
 public:
  TwoDaysFixture() : RelayFixture(0), seated_(book("person-0")) {
    auto wish = request("ann");
    wish.book_straight_away = false;
    book(wish);
  }

  void give_up_the_place() { cancel(seated_); }
  // What the clock does in a server that runs.
  void tick() { support::run_coroutine(io_, scheduler_.run_due()); }
  // One round of a worker that finds nobody there.
  void ask_in_vain(const CountingSender& sender) {
    const int before = sender.asked;
    database.clock().advance(domain::relay_retry_delay(before + 1));
    signal.notify();
    BOOST_TEST(support::wait_until([&] { return sender.asked > before; }));
    wait_for_record();
    tick();
  }
  // "1 ann": how many offers are open, and who is asked.
  Lines open_offers() {
    return rows(
        "SELECT (SELECT count(*) FROM offer WHERE outcome IS NULL) || ' ' || name FROM delegate"
        " WHERE state = 'offered'");
  }

  support::LogLines log;

 private:
  const domain::Booking seated_;
  boost::asio::io_context io_;
  services::Scheduler scheduler_{database.writer(), database.readers(), database.clock()};
};

std::uint16_t port_that_is_free() { return ScriptedRelay("{}").port(); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(two_days, TwoDaysFixture)

BOOST_AUTO_TEST_CASE(a_relay_that_is_down_loses_no_mail_and_no_offer_and_fills_no_log) {
  const auto port = port_that_is_free();
  CountingSender sender(options_for(port));
  const auto worker = start(sender);
  give_up_the_place();
  BOOST_TEST(open_offers() == Lines{"1 ann"});

  const auto end = support::FixedClock::start + std::chrono::hours{48};
  int people = 0;
  while (database.clock().now() < end) {
    ask_in_vain(sender);
    if (sender.asked % 12 == 0) book("later-" + std::to_string(++people));
  }
  BOOST_TEST(people > 40);
  BOOST_TEST((relay() == RelayMonitor::State::unreachable));
  // One a day, and no mail was given up or lost an attempt. The first has been overtaken: the place
  // is given up.
  BOOST_TEST(count("next_attempt_at IS NOT NULL") == count("state = 'queued' AND attempts = 0"));
  BOOST_TEST(count("state = 'failed'") == 0);
  BOOST_TEST(open_offers() == Lines{"1 ann"});

  const ScriptedRelay back(R"({"port": )" + std::to_string(port) + "}");
  BOOST_TEST(let_time_pass_until([&] { return is_all_sent(); }));
  worker->stop();
  const auto lines = log.take();
  BOOST_TEST(lines.size() <= 5U, "the log has " << lines.size() << " lines");
  BOOST_TEST(lines.back() == "The mail relay takes mail again.");
  BOOST_TEST(count("state = 'handed_over' OR state = 'dropped'") == people + 4);
  const auto mails = arrived(back);
  for (int person = 1; person <= people; ++person) {
    BOOST_TEST(mails.contains("later-" + std::to_string(person) + "@school.example"));
  }
  BOOST_TEST(mails.contains("ann@school.example"));
  for (const auto& [to, ids] : mails) {
    auto different = ids;
    std::ranges::sort(different);
    BOOST_TEST((std::ranges::unique(different).empty()), "twice to " << to);
  }
}

BOOST_AUTO_TEST_CASE(a_relay_that_says_not_now_for_days_is_a_line_for_each_mail) {
  std::string script = R"({"answers": {"RCPT": [)";
  for (int answer = 0; answer < 30; ++answer) script += R"("451 4.3.0 Not now", )";
  const ScriptedRelay relay(script + "null]}}");
  send_all(options_for(relay));
  const auto lines = log.take();  // a line for the check at the start, too
  BOOST_TEST(lines.size() == 3U, "the log has " << lines.size() << " lines");
  BOOST_TEST(count("state = 'handed_over'") == 2);
  check_arrivals(relay, 2);
}

BOOST_AUTO_TEST_SUITE_END()
