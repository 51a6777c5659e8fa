#include "services/links/manage_tokens.hpp"

#include <boost/test/unit_test.hpp>

#include "services/booking_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

class GroupFixture : public BookingFixture {
 public:
  BookingService::Booked group() {
    auto typed = request("ann");
    typed.contact.phone = "01632 960001";
    typed.delegates.push_back(person("ben", "ben@school.example"));
    auto companion = person("cat");
    companion.roles = {"support_companion"};
    companion.companion_of = 1;
    typed.delegates.push_back(companion);
    return book(typed).value();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(manage_tokens, GroupFixture)

BOOST_AUTO_TEST_CASE(the_link_of_a_booking_opens_all_of_it) {
  const auto kept = group();
  const auto found = find({"  " + kept.booking.reference, kept.manage_token}).value();
  BOOST_TEST(found.delegates.size() == 3);
  BOOST_TEST(found.contact.phone == "01632 960001");
}

BOOST_AUTO_TEST_CASE(a_delegates_own_link_opens_and_cancels_their_place_alone) {
  const auto kept = group();
  const auto& [ann, ben, cat] =
      std::tie(kept.booking.delegates[0], kept.booking.delegates[1], kept.booking.delegates[2]);
  const BookingService::ManageLink own{kept.booking.reference, delegate_token(key(), ben)};
  const auto found = find(own).value();
  BOOST_REQUIRE(found.delegates.size() == 1);
  BOOST_TEST(found.delegates[0].name == "ben");
  BOOST_TEST((found.contact == domain::Contact{"ann", "", ""}));

  const auto refused = run(service_.cancel(own, {.delegates = {ann.person}}));
  BOOST_TEST((refused.error().kind == ProblemKind::not_found));
  const auto left = run(service_.cancel(own, {})).value();
  BOOST_REQUIRE(left.delegates.size() == 1);
  BOOST_TEST((left.delegates[0].state == domain::DelegateState::cancelled));
  // The companion leaves with ben; ann, who booked, is told.
  BOOST_TEST(
      room() == (std::vector<std::string>{"ann confirmed", "ben cancelled", "cat cancelled"}),
      boost::test_tools::per_element());
  BOOST_TEST(mails().at(2) == "cancelled to ann@school.example");
  BOOST_TEST(mails().at(3) == "cancelled to ben@school.example, own place");
}

BOOST_AUTO_TEST_CASE(nothing_opens_without_the_right_secret) {
  const auto kept = group();
  const auto other = booked("dan", "hull");
  const struct {
    const char* what;
    BookingService::ManageLink link;
  } cases[] = {
      {"no token", {kept.booking.reference, ""}},
      {"another booking's token", {kept.booking.reference, other.manage_token}},
      {"a changed token", {kept.booking.reference, kept.manage_token + "A"}},
      {"a reference that nobody has", {"222-222", kept.manage_token}},
      {"no reference", {"", kept.manage_token}},
      {"another key's token", {kept.booking.reference, booking_token(Key{}, kept.booking)}},
  };
  for (const auto& [what, link] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST((find(link).error().kind == ProblemKind::not_found));
      BOOST_TEST((run(service_.cancel(link, {})).error().kind == ProblemKind::not_found));
    }
  }
  BOOST_TEST((run(service_.cancel(link(kept), {.delegates = {other.booking.delegates[0].person}}))
                  .error()
                  .kind == ProblemKind::not_found));
  BOOST_TEST(room("hull").at(0) == "dan confirmed");
}

BOOST_AUTO_TEST_CASE(a_new_generation_revokes_the_links_that_were_sent) {
  const auto kept = group();
  execute("UPDATE booking SET generation = 2");
  BOOST_TEST(find(link(kept)).has_error());
  auto renewed = kept.booking;
  renewed.generation = 2;
  BOOST_TEST(find({renewed.reference, booking_token(key(), renewed)}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
