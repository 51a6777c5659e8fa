#include "email/return_path.hpp"

#include <limits>

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "domain/email_address.hpp"
#include "email/mail_fixture.hpp"
#include "email/message_id.hpp"

using namespace convene;
using namespace convene::email;

namespace {

constexpr domain::MailId mail{17};
constexpr UtcTime written_at = support::FixedClock::start;

std::vector<ClaimedMessageId> claimed(std::string_view header) {
  return claimed_message_ids(header, 5);
}

bool is_ours(std::string_view header) {
  const auto all = claimed(header);
  return all.size() == 1 && all[0].mail == mail && is_genuine(mail_id_key(), all[0], written_at);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(return_paths)

BOOST_AUTO_TEST_CASE(an_address_can_take_codes_if_it_has_room_for_them) {
  BOOST_TEST(can_be_return_path("bounces@example.org"));
  BOOST_TEST(can_be_return_path(std::string(30, 'b') + "@example.org"));
  BOOST_TEST(!can_be_return_path(std::string(31, 'b') + "@example.org"));
  BOOST_TEST(!can_be_return_path("bounces"));
  BOOST_TEST(!can_be_return_path("b\xC3\xB6unces@example.org"));
  BOOST_TEST(!can_be_return_path(""));
}

BOOST_AUTO_TEST_CASE(a_return_path_is_a_mail_address_and_known_again) {
  const auto id = message_id(mail_id_key(), mail, written_at);
  const auto path = return_path("bounces@example.org", id);
  BOOST_TEST(path == "bounces+" + id + "@example.org");
  BOOST_TEST(domain::is_email_address(path));
  BOOST_TEST(is_ours(path));
  BOOST_TEST(is_ours(ascii_lower(path)));
  BOOST_TEST(is_ours("<" + path + ">"));
  BOOST_TEST(is_ours("Bounces <" + path + ">, ann@school.example"));
  // A forwarder's way of making somebody else's address its own.
  BOOST_TEST(is_ours("SRS0=hhhh=TT=example.org=bounces+" + id + "@forwarder.example"));
  BOOST_TEST(is_ours("<" + id + "@events.example.org>"));
}

BOOST_AUTO_TEST_CASE(the_longest_is_no_longer_than_mail_allows) {
  const auto id = message_id(mail_id_key(), domain::MailId{9'999'999'999}, written_at);
  const auto path =
      return_path(std::string(return_path_local_length_max, 'b') + "@example.org", id);
  BOOST_TEST(path.find('@') == domain::email_local_length_max);
}

BOOST_AUTO_TEST_CASE(another_mail_moment_key_or_code_is_not_ours) {
  const auto id = message_id(mail_id_key(), mail, written_at);
  const ClaimedMessageId good{mail, id.substr(3)};
  BOOST_TEST(is_genuine(mail_id_key(), good, written_at));
  BOOST_TEST(!is_genuine(mail_id_key(), good, written_at + std::chrono::seconds{1}));
  BOOST_TEST(!is_genuine(link_key(), good, written_at));
  BOOST_TEST(!is_genuine(mail_id_key(), {domain::MailId{18}, good.code}, written_at));
  for (std::size_t at = 0; at < good.code.size(); ++at) {
    auto changed = good;
    changed.code[at] = changed.code[at] == '7' ? '8' : '7';
    BOOST_TEST(!is_genuine(mail_id_key(), changed, written_at));
  }
  BOOST_TEST(!is_genuine(mail_id_key(), {mail, ""}, written_at));
}

BOOST_AUTO_TEST_CASE(what_has_not_the_form_claims_nothing) {
  const std::string code(22, 'A');
  for (const auto& text : std::vector<std::string>{
           "", "17." + code, "@", "17.@x", "." + code + "@x", "0." + code + "@x",
           "-1." + code + "@x", "17." + code + "A@x", "17" + code + "@x", "1.7." + code + "@x",
           "99999999999999999999." + code + "@x", "17." + std::string(21, 'A') + "\xC3\xA9@x",
           "17." + std::string(21, 'A') + std::string(1, '\0') + "@x",
           std::string(100'000, 'A') + "@"}) {
    BOOST_TEST(claimed(text).empty(), text.substr(0, 60));
  }
  BOOST_TEST(claimed("<1." + code + "@x> <2." + code + "@x>").size() == 2U);
  std::string many;
  for (int count = 0; count < 100; ++count) many += "<1." + code + "@x>";
  BOOST_TEST(claimed(many).size() == 5U);
  BOOST_TEST(claimed(std::string(100'000, '@')).empty());
}

BOOST_AUTO_TEST_SUITE_END()
