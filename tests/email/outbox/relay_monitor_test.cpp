#include "email/outbox/relay_monitor.hpp"

#include <boost/test/unit_test.hpp>

#include "support/fixed_clock.hpp"
#include "support/log_lines.hpp"

using namespace convene;
using namespace convene::email;
using std::chrono::hours;
using std::chrono::minutes;
using State = RelayMonitor::State;

namespace {

// Monday 11 January 2027, noon.
constexpr auto start = support::FixedClock::start;

struct MonitorFixture {
  // Says so every five minutes from `begin` to `end`. Returns how many lines that made.
  std::size_t lines_of(State state, hours begin, hours end, const std::string& reply) {
    int count = 0;
    for (auto at = start + begin; at < start + end; at += minutes{5}) {
      monitor.record(state, at, reply + std::to_string(++count) + " ms");
    }
    return log.take().size();
  }

  support::LogLines log;
  RelayMonitor monitor{true};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(relay_monitor, MonitorFixture)

BOOST_AUTO_TEST_CASE(a_relay_that_is_away_is_one_line_a_day_whatever_its_words) {
  const std::string reply = "Nobody answers at the relay's address: failed after ";
  BOOST_TEST(lines_of(State::unreachable, hours{0}, hours{1}, reply) == 1U);
  BOOST_TEST(lines_of(State::unreachable, hours{1}, hours{24}, reply) == 0U);
  BOOST_TEST(lines_of(State::unreachable, hours{24}, hours{48}, reply) == 1U);
  BOOST_TEST((monitor.last().since == start));
  BOOST_TEST(monitor.last().reply == reply + "288 ms");
}

BOOST_AUTO_TEST_CASE(another_reason_is_told_at_once_and_so_is_the_end) {
  monitor.record(State::working, start, {});
  BOOST_TEST(log.take().empty());
  monitor.record(State::unreachable, start, "The relay's name cannot be found");
  monitor.record(State::unreachable, start + minutes{5},
                 "The relay's certificate cannot be trusted: expired");
  BOOST_TEST(log.take() ==
                 (std::vector<std::string>{
                     "No mail leaves since 2027-01-11T12:00:00Z: The relay's name cannot be found."
                     " The outbox keeps what is to be sent.",
                     "No mail leaves since 2027-01-11T12:00:00Z: The relay's certificate cannot be"
                     " trusted: expired. The outbox keeps what is to be sent."}),
             boost::test_tools::per_element());
  monitor.record(State::not_let_in, start + minutes{10}, "The relay does not let us in: 535 no");
  BOOST_TEST(log.take().size() == 1U);
  monitor.record(State::working, start + minutes{15}, {});
  BOOST_TEST(log.take() == std::vector<std::string>{"The mail relay takes mail again."});
}

BOOST_AUTO_TEST_CASE(a_relay_that_comes_and_goes_is_told_of_once_an_hour) {
  for (auto at = start; at < start + hours{3}; at += minutes{2}) {
    monitor.record(State::unreachable, at, "The relay goes away: 421");
    monitor.record(State::working, at + minutes{1}, {});
  }
  BOOST_TEST(log.take().size() == 6U);
  // One that then stays away is told of within the hour.
  BOOST_TEST(lines_of(State::unreachable, hours{3}, hours{4} + hours{1}, "The relay goes away: ") ==
             1U);
}

BOOST_AUTO_TEST_CASE(without_a_relay_there_is_nothing_to_tell) {
  RelayMonitor none(false);
  none.record(State::working, start, {});
  BOOST_TEST((none.last().state == State::none));
  BOOST_TEST(log.take().empty());
}

BOOST_AUTO_TEST_SUITE_END()
