#include "services/places/waits.hpp"

#include <boost/test/unit_test.hpp>

#include "services/waiting_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::Answer;
using std::chrono::hours;

namespace {

// leeds has two places, both taken. It is Monday 11 January, noon.
class WaitsFixture : public WaitingFixture {
 public:
  std::vector<Wait> look(const BookingService::ManageLink& link) {
    return run(service_.look(link, database_.clock().now())).value().waits;
  }
  UtcTime now() { return database_.clock().now(); }

  const std::vector<BookingService::Booked> seated = fill();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(waits_of_a_link, WaitsFixture)

BOOST_AUTO_TEST_CASE(who_has_a_place_waits_for_nothing) {
  BOOST_TEST(look(link(seated[0])).empty());
}

BOOST_AUTO_TEST_CASE(an_offer_says_its_end_once_it_is_known) {
  const auto ann = waits("ann");
  BOOST_TEST(!look(link(ann)).at(0).offer);
  cancel(seated[0]).value();
  const auto unsent = look(link(ann)).at(0).offer.value();
  BOOST_TEST(!unsent.clock_runs);
  BOOST_TEST(unsent.can_be_extended());
  BOOST_TEST((unsent.extended_ends_at == now() + hours{72}));
  BOOST_TEST(unsent.positions_left == 2);
  BOOST_TEST(!unsent.is_last);
  deliver_mail();
  const auto sent = look(link(ann)).at(0).offer.value();
  BOOST_TEST(sent.clock_runs);
  BOOST_TEST((sent.ends_at == now() + hours{48}));
  answer(ann, Answer::need_longer).value();
  const auto longer = look(link(ann)).at(0).offer.value();
  BOOST_TEST(longer.clock_runs);
  BOOST_TEST((longer.ends_at == now() + hours{72}));
  BOOST_TEST(longer.is_extended);
  BOOST_TEST(!longer.can_be_extended());
}

BOOST_AUTO_TEST_CASE(an_offer_that_has_ended_is_none_before_the_clock_comes_by) {
  const auto ann = waits("ann");
  cancel(seated[0]).value();
  deliver_mail();
  database_.clock().advance(hours{48});
  BOOST_TEST(!look(link(ann)).at(0).offer);
  tick();
  cancel(seated[1]).value();
  BOOST_TEST(look(link(ann)).at(0).offer.value().is_last);
}

BOOST_AUTO_TEST_CASE(who_keeps_their_position_is_left_out_and_has_one_time_less) {
  const auto ann = waits("ann");
  cancel(seated[0]).value();
  answer(ann, Answer::keep_position).value();
  const auto wait = look(link(ann)).at(0);
  BOOST_TEST(!wait.offer);
  BOOST_TEST((wait.left_out_until == now() + hours{48}));
  pass(hours{48});
  BOOST_TEST(look(link(ann)).at(0).offer.value().positions_left == 1);
}

BOOST_AUTO_TEST_CASE(who_waits_together_has_one_wait_that_only_the_bookings_link_opens_whole) {
  const auto pair = book(group({"ann", "ben"}, true)).value();
  const auto all = look(link(pair));
  BOOST_TEST(all.size() == 1U);
  BOOST_TEST(all.at(0).people.size() == 2U);
  BOOST_TEST(all.at(0).are_all_opened);
  const auto own =
      look({pair.booking.reference, delegate_token(key(), pair.booking.delegates.at(1))});
  BOOST_TEST(own.size() == 1U);
  BOOST_TEST(!own.at(0).are_all_opened);
}

BOOST_AUTO_TEST_CASE(who_waits_for_themselves_has_a_wait_of_their_own) {
  const auto pair = book(group({"ann", "ben"}, false)).value();
  BOOST_TEST(look(link(pair)).size() == 2U);
  const auto own =
      look({pair.booking.reference, delegate_token(key(), pair.booking.delegates.at(1))});
  BOOST_TEST(own.size() == 1U);
  BOOST_TEST(own.at(0).are_all_opened);
}

BOOST_AUTO_TEST_CASE(each_region_that_somebody_waits_for_is_a_wait) {
  fill("york");
  auto wish = asked("ann");
  wish.also_wait_for = {"york"};
  const auto waits = look(link(book(wish).value()));
  BOOST_TEST(waits.size() == 2U);
  BOOST_TEST((waits.at(0).event != waits.at(1).event));
}

BOOST_AUTO_TEST_SUITE_END()
