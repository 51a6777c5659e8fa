#include "domain/mail_state.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(mail_state)

BOOST_AUTO_TEST_CASE(each_state_is_read_back_as_what_it_was) {
  for (const auto state :
       {MailState::queued, MailState::sending, MailState::retrying, MailState::handed_over,
        MailState::failed, MailState::bounced, MailState::dropped}) {
    BOOST_TEST_CONTEXT(slug_of(state)) {
      BOOST_TEST((mail_state_from(slug_of(state)) == state));
      const bool is_waiting =
          state == MailState::queued || state == MailState::sending || state == MailState::retrying;
      BOOST_TEST(is_to_be_sent(state) == is_waiting);
    }
  }
  BOOST_TEST(!mail_state_from("sent").has_value());
}

BOOST_AUTO_TEST_CASE(each_retry_waits_longer_up_to_an_hour) {
  const struct {
    int attempts;
    seconds mail;
    seconds relay;
  } cases[] = {{1, minutes{1}, minutes{1}},    {2, minutes{5}, minutes{2}},
               {3, minutes{15}, minutes{5}},   {4, minutes{30}, minutes{5}},
               {5, minutes{60}, minutes{5}},   {99, minutes{60}, minutes{5}},
               {1000, minutes{60}, minutes{5}}};
  for (const auto& [attempts, mail, relay] : cases) {
    BOOST_TEST_CONTEXT("after " << attempts) {
      BOOST_TEST((retry_delay(attempts) == mail));
      BOOST_TEST((relay_retry_delay(attempts) == relay));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mail_is_tried_for_four_days) {
  seconds tried{0};
  for (int attempts = 1; attempts < send_attempts_max; ++attempts) tried += retry_delay(attempts);
  BOOST_TEST((tried >= hours{95} && tried <= hours{97}));
}

BOOST_AUTO_TEST_SUITE_END()
