#include "services/links/resend_links.hpp"

#include <boost/test/unit_test.hpp>

#include "services/booking_fixture.hpp"

using namespace convene;
using namespace convene::services;

namespace {

class LinkFixture : public BookingFixture {
 public:
  // Whom mails with links were written to.
  std::vector<std::string> sent() {
    return rows("SELECT to_email FROM outbox WHERE kind = 'booking_links' ORDER BY id");
  }
  void ask(const std::string& address) { run(keep_going(address)); }

 private:
  boost::asio::awaitable<bool> keep_going(std::string address) {
    co_await links_.send_to(std::move(address));
    co_return true;
  }

  ResendLinks links_{writer_, database_.readers()};
};

using Lines = std::vector<std::string>;
constexpr auto per_element = boost::test_tools::per_element();

}  // namespace

BOOST_FIXTURE_TEST_SUITE(resend_links, LinkFixture)

BOOST_AUTO_TEST_CASE(an_address_gets_one_mail_for_all_that_it_has_booked) {
  booked("ann", "hull");
  booked("ann", "leeds");
  ask(" ANN@school.example ");
  BOOST_TEST(sent() == (Lines{"ann@school.example"}), per_element);
}

BOOST_AUTO_TEST_CASE(a_stranger_gets_nothing) {
  booked("ann", "hull");
  ask("nobody@school.example");
  BOOST_TEST(sent().empty());
}

BOOST_AUTO_TEST_CASE(a_colleague_is_found_by_an_address_of_their_own) {
  auto typed = request("ann", "hull");
  typed.delegates.push_back(person("ben", "ben@school.example"));
  book(typed).value();
  ask("ben@school.example");
  BOOST_TEST(sent() == (Lines{"ben@school.example"}), per_element);
}

BOOST_AUTO_TEST_CASE(who_booked_for_others_is_found_too) {
  auto typed = request("ben", "hull");
  typed.contact = {"ann", "ann@school.example", ""};
  book(typed).value();
  ask("ann@school.example");
  BOOST_TEST(sent() == (Lines{"ann@school.example"}), per_element);
}

BOOST_AUTO_TEST_CASE(what_is_given_up_or_over_is_sent_to_nobody) {
  cancel(booked("ann", "hull"));
  ask("ann@school.example");
  booked("ben", "leeds");
  database_.clock().set(cache_.current()->any("leeds")->ends_at);
  ask("ben@school.example");
  BOOST_TEST(sent().empty());
}

BOOST_AUTO_TEST_CASE(a_mailbox_is_not_filled) {
  booked("ann", "hull");
  ask("ann@school.example");
  ask("ann@school.example");
  BOOST_TEST(sent().size() == 1);
  database_.clock().advance(links_mail_interval + std::chrono::seconds{1});
  ask("ann@school.example");
  BOOST_TEST(sent().size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
