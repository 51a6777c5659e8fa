#include "email/test_mails.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include "email/relay/fixture.hpp"
#include "email/relay/sender.hpp"
#include "email/senders/folder.hpp"
#include "mail_fixture.hpp"
#include "support/run_coroutine.hpp"
#include "support/wait_until.hpp"

using namespace convene;
using namespace convene::email;
using support::ScriptedRelay;
using Fate = SendResult::Fate;
using Refusal = TestMails::Refusal;

namespace {

constexpr const char* address = "ann@school.example";

class TestMailsFixture : public MailFixture {
 public:
  using MakeSender = std::function<std::unique_ptr<Sender>()>;

  TestMails::Parts parts(MakeSender make_sender, bool has_relay = true) {
    return {.composer = composer,
            .make_sender = std::move(make_sender),
            .has_relay = has_relay,
            .clock = database.clock(),
            .pace = pace,
            .signal = signal,
            .monitor = monitor};
  }
  TestMails::Parts through(const ScriptedRelay& relay) {
    return parts([&relay] { return std::make_unique<RelaySender>(options_for(relay)); });
  }
  // What becomes of one.
  TestMail sent_by(TestMails& mails) {
    BOOST_REQUIRE((mails.begin(address) == Refusal::none));
    return support::run_coroutine(io, mails.ended(std::chrono::minutes{1})).value();
  }

  boost::asio::io_context io;
  Pace pace{{}, {}};
  OutboxSignal signal;
  RelayMonitor monitor{true};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(test_mails, TestMailsFixture)

BOOST_AUTO_TEST_CASE(a_test_mail_arrives_as_other_mails_do) {
  const ScriptedRelay relay("{}");
  TestMails mails(through(relay));
  const auto mail = sent_by(mails);
  BOOST_TEST((mail.result->fate == Fate::accepted));
  BOOST_TEST(mail.result->reply == "250 2.0.0 Ok: queued as 1");
  BOOST_REQUIRE(relay.mails().size() == 1);
  BOOST_TEST(relay.mails()[0].to == address);
  const auto content = relay.mails()[0].content;
  for (const char* part : {"\r\nDate: Mon, 11 Jan 2027 12:00:00 +0000\r\n",
                           "\r\nFrom: ", "\r\nReply-To: ", "\r\nAuto-Submitted: auto-generated\r\n",
                           "@events.example.org>\r\n", "\r\nhttps://events.example.org:8443\r\n",
                           "Nothing needs doing"}) {
    BOOST_TEST_CONTEXT(part) { BOOST_TEST(("\r\n" + content).find(part) != content.npos); }
  }
}

BOOST_AUTO_TEST_CASE(each_is_a_mail_of_its_own) {
  const auto now = database.clock().now();
  const auto first = composer.test_mail(address, now);
  const auto second = composer.test_mail(address, now);
  BOOST_TEST(first.message_id != second.message_id);
  BOOST_TEST(mail_file_name(first) != mail_file_name(second));
}

BOOST_AUTO_TEST_CASE(what_the_relay_says_is_told_and_noted_for_all_mails) {
  const struct {
    const char* answers;
    Fate fate;
    RelayMonitor::State state;
  } cases[] = {
      {R"({"RCPT": ["550 5.1.1 no such user"]})", Fate::refused, RelayMonitor::State::working},
      {R"({"RCPT": ["450 4.2.0 later"]})", Fate::deferred, RelayMonitor::State::working},
      {R"({"MAIL": ["530 5.7.0 log in"]})", Fate::unreachable, RelayMonitor::State::unreachable},
      {R"({"greeting": ["554 no"]})", Fate::unreachable, RelayMonitor::State::unreachable}};
  for (const auto& [answers, fate, state] : cases) {
    BOOST_TEST_CONTEXT(answers) {
      const ScriptedRelay relay(std::string(R"({"answers": )") + answers + "}");
      TestMails mails(through(relay));
      const auto mail = sent_by(mails);
      BOOST_TEST((mail.result->fate == fate));
      BOOST_TEST((monitor.last().state == state));
    }
  }
}

BOOST_AUTO_TEST_CASE(settings_that_do_not_go_together_are_told_as_the_outcome) {
  TestMails mails(parts([]() -> std::unique_ptr<Sender> {
    throw std::runtime_error("The password file of the relay is empty");
  }));
  BOOST_TEST(sent_by(mails).result->reply == "The password file of the relay is empty");
  BOOST_TEST(monitor.last().reply == "The password file of the relay is empty");
}

BOOST_AUTO_TEST_CASE(without_a_relay_the_file_is_named) {
  const auto folder = database.directory().mail();
  TestMails mails(parts([&] { return std::make_unique<FolderSender>(folder); }, false));
  const auto mail = sent_by(mails);
  BOOST_TEST((mail.result->fate == Fate::filed));
  BOOST_TEST(contents(folder / mail.file).find("To: ann@school.example") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_relay_that_says_nothing_holds_up_nobody_at_the_end) {
  const ScriptedRelay relay(R"({"answers": {"greeting": ["stall"]}})");
  TestMails mails(through(relay));
  BOOST_REQUIRE((mails.begin(address) == Refusal::none));
  BOOST_TEST((mails.begin(address) == Refusal::busy));
  // Who waits for it learns that it is still under way, and can ask again.
  const auto waited = support::run_coroutine(io, mails.ended(std::chrono::milliseconds{1}));
  BOOST_TEST(!waited->result.has_value());
  BOOST_TEST(support::wait_until([&] { return relay.connections() == 1; }));
  mails.stop();
  BOOST_TEST((mails.last()->result->fate == Fate::deferred));
  BOOST_TEST((mails.begin(address) == Refusal::stopping));
  BOOST_TEST((monitor.last().state == RelayMonitor::State::working));
}

BOOST_AUTO_TEST_SUITE_END()
