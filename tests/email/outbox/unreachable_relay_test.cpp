// A relay that cannot be reached, is not trusted or does not let us in: no mail is lost by it, none
// is counted as tried, and all leave once it is there.

#include <fstream>

#include <boost/test/unit_test.hpp>

#include "email/outbox/relay_fixture.hpp"
#include "support/silent_port.hpp"

using namespace convene;
using namespace convene::email;
using support::ScriptedRelay;
using State = RelayMonitor::State;

namespace {

constexpr const char* certified = R"("certificate_for": "IP:127.0.0.1")";

class UnreachableFixture : public RelayFixture {
 public:
  // A sender that reaches nobody finds it so, and has cost no mail an attempt.
  void check_found(const RelayOptions& options, State state, const std::string& reply_begins) {
    RelaySender sender(options);
    const auto worker = start(sender);
    BOOST_TEST(support::wait_until([&] { return relay() == state; }));
    wait_for_record();
    worker->stop();
    BOOST_TEST(monitor.last().reply.starts_with(reply_begins), monitor.last().reply);
    check_outbox({"confirmed queued 0", "waiting queued 0", "waiting queued 0"});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unreachable_relay, UnreachableFixture)

BOOST_AUTO_TEST_CASE(a_relay_that_wants_encryption_gets_mails_by_that_alone) {
  const ScriptedRelay relay(std::string(R"({"tls": "starttls", )") + certified + "}");
  check_found(options_for(relay), State::unreachable,
              "The relay wants a login, or encryption, and no user is set: ");
  // A server that starts with other settings knows nothing of it.
  monitor.record(State::working, database.clock().now(), {});
  auto options = options_for(relay, "smtp+starttls");
  options.ca_file = relay.certificate();
  send_all(options);
  check_arrivals(relay, 3);
}

BOOST_AUTO_TEST_CASE(a_relay_whose_certificate_nobody_vouches_for_gets_nothing) {
  const ScriptedRelay relay(std::string(R"({"tls": "implicit", )") + certified + "}");
  const ScriptedRelay other(std::string(R"({"tls": "implicit", )") + certified + "}");
  auto options = options_for(relay, "smtps");
  options.ca_file = other.certificate();
  check_found(options, State::unreachable, "The relay's certificate cannot be trusted: ");
  BOOST_TEST(count_of(relay, "EHLO events.example.org") == 0);
  options.ca_file = relay.certificate();
  send_all(options);
  check_arrivals(relay, 3);
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_shown_once_until_its_file_holds_another) {
  const support::TemporaryDirectory folder;
  const ScriptedRelay relay(R"({"login": true})");
  relay.take_password("right");
  auto options = options_for(relay);
  options.user = "events";
  options.password_file = folder.path() / "password";
  std::ofstream(options.password_file) << "wrong\n";

  RelaySender sender(options);
  const auto worker = start(sender);
  BOOST_TEST(support::wait_until([&] { return this->relay() == State::not_let_in; }));
  let_days_pass(5);
  BOOST_TEST(count_of(relay, "AUTH") == 1);
  BOOST_TEST(count_of(relay, "connected") == 1);
  check_outbox({"confirmed queued 0", "waiting queued 0", "waiting queued 0"});

  std::ofstream(options.password_file) << "right\n";
  BOOST_TEST(let_time_pass_until([&] { return is_all_sent(); }));
  worker->stop();
  BOOST_TEST(count_of(relay, "AUTH") == 2);
  check_arrivals(relay, 3);
}

BOOST_AUTO_TEST_CASE(a_relay_whose_port_is_silent_gets_all_once_it_answers) {
  const support::SilentPort silent;
  auto options = options_for(silent.port());
  options.timeouts.connect = std::chrono::milliseconds(300);
  check_found(options, State::unreachable, "The relay did not answer in time: ");
  const ScriptedRelay relay("{}");
  send_all(options_for(relay));
  check_arrivals(relay, 3);
}

BOOST_AUTO_TEST_CASE(a_relay_whose_name_is_not_found_gets_all_once_it_is) {
  RelayOptions options{.address = parse_relay_address("smtp://nowhere.example"),
                       .host_name = "events.example.org"};
  // No name can be so long, and no name server is asked for it.
  options.address.host = std::string(64, 'n') + ".example";
  check_found(options, State::unreachable, "The relay's name cannot be found");
  const ScriptedRelay relay("{}");
  send_all(options_for(relay));
  check_arrivals(relay, 3);
}

BOOST_AUTO_TEST_SUITE_END()
