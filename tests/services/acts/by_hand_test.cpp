#include "services/acts/by_hand.hpp"

#include <boost/test/unit_test.hpp>

#include "services/waiting_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

class Fixture : public WaitingFixture {
 public:
  domain::result<void> move(const std::string& name, const std::string& from,
                            const std::string& to) {
    const auto row =
        rows(fmt::format("SELECT delegate.id FROM delegate JOIN event"
                         " ON event.id = event_id WHERE name = '{}' AND slug = '{}'",
                         name, from));
    return run(delegates.move_by_hand(organiser, domain::DelegateId{std::stoll(row.at(0))}, to,
                                      "Agreed on the telephone."));
  }
  // ann has a place at hull and waits for york, which is full.
  void wait_for_york() {
    fill("york");
    const auto ann = waits("ann", "hull");
    run(service_.move(link(ann), {.to = "york", .wait = true})).value();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(by_hand, Fixture)

BOOST_AUTO_TEST_CASE(nobody_is_moved_to_where_they_have_a_place) {
  wait_for_york();
  BOOST_TEST((move("ann", "york", "hull").error().kind == ProblemKind::invalid_input));
  BOOST_TEST(room("hull").back() == "ann confirmed");
  BOOST_TEST(room("york").back() == "ann waiting 1");
}

BOOST_AUTO_TEST_CASE(who_is_asked_there_moves_onto_the_place_that_is_held_for_them) {
  wait_for_york();
  BOOST_TEST((move("ann", "hull", "york").error().kind == ProblemKind::event_full));
  run(delegates.cancel(organiser, delegate("york0"))).value();
  BOOST_TEST(room("york").back() == "ann offered");
  BOOST_TEST(move("ann", "hull", "york").has_value());
  BOOST_TEST(room("york").back() == "ann confirmed");
  BOOST_TEST(room("hull").back() == "ann cancelled");
}

BOOST_AUTO_TEST_CASE(who_needs_no_seat_moves_to_a_room_that_is_more_than_full) {
  booked("ann", "hull");
  run(delegates.change_delegate(organiser, delegate("ann"), {{"speaker"}, "education"})).value();
  fill("leeds");
  run(rooms.change_capacity(organiser, "leeds", "1")).value();
  BOOST_TEST(move("ann", "hull", "leeds").has_value());
  BOOST_TEST(room("leeds").back() == "ann confirmed");
}

BOOST_AUTO_TEST_SUITE_END()
