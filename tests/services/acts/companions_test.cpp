#include <boost/test/unit_test.hpp>

#include "services/waiting_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;
using Lines = std::vector<std::string>;

namespace {

class Fixture : public WaitingFixture {
 public:
  // ann with a support companion, and ben.
  static domain::BookingRequest three(bool together) {
    auto wish = group({"ann", "ben"}, together);
    wish.delegates.push_back(person("companion"));
    wish.delegates.back().roles = {"support_companion"};
    wish.delegates.back().companion_of = 0;
    return wish;
  }
  domain::result<domain::Booking> move(const BookingService::Booked& booked, std::size_t person) {
    return run(service_.move(
        link(booked), {.to = "hull", .delegates = {booked.booking.delegates[person].person}}));
  }
};

void check(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(companions, Fixture)

BOOST_AUTO_TEST_CASE(a_companion_moves_with_whom_they_come_with_and_never_alone) {
  const auto booked = book(three(false)).value();
  BOOST_TEST((move(booked, 2).error().kind == ProblemKind::invalid_input));
  BOOST_TEST((
      run(delegates.move_by_hand(organiser, delegate("companion"), "hull", "asked")).error().kind ==
      ProblemKind::invalid_input));
  BOOST_TEST(room("hull").empty());
  move(booked, 0).value();
  check(room("hull"), {"ann confirmed", "companion confirmed"});
  check(room(), {"ann cancelled", "ben confirmed", "companion cancelled"});
}

BOOST_AUTO_TEST_CASE(a_companion_who_waits_elsewhere_alone_still_moves_with_whom_they_come_with) {
  fill("york");
  const auto booked = book(three(false)).value();
  run(service_.move(link(booked), {.to = "york", .wait = true})).value();
  run(service_.cancel(link(booked),
                      {.delegates = {booked.booking.delegates[2].person}, .event = "leeds"}))
      .value();
  move(booked, 0).value();
  check(room("hull"), {"ann confirmed", "companion confirmed"});
}

BOOST_AUTO_TEST_CASE(a_companion_who_left_does_not_come_alone_to_where_the_others_wait) {
  fill();
  const auto booked = book(three(true)).value();
  run(service_.move(link(booked), {.to = "york", .wait = true})).value();
  fill("york");
  run(service_.cancel(link(booked),
                      {.delegates = {booked.booking.delegates[2].person}, .event = "leeds"}))
      .value();
  run(service_.move(link(booked), {.to = "leeds", .wait = true})).value();
  BOOST_TEST(room().back() == "companion cancelled");
  BOOST_TEST(room("york").at(1) == "companion waiting 1");
}

BOOST_AUTO_TEST_CASE(a_companion_leaves_a_waiting_party_with_whom_they_come_with) {
  fill();
  book(three(true)).value();
  run(delegates.change_delegate(organiser, delegate("ann"), {{"speaker"}, "education"})).value();
  const auto people = room();
  check({people.end() - 3, people.end()},
        {"ann confirmed", "ben waiting 1", "companion confirmed"});
}

BOOST_AUTO_TEST_CASE(the_last_of_a_party_who_needed_a_seat_leaves_its_list_once) {
  fill();
  book(three(false)).value();
  run(delegates.change_delegate(organiser, delegate("ann"), {{"speaker"}, "education"})).value();
  check(
      rows(
          "SELECT name || ' ' || before || ' to ' || after FROM history"
          " JOIN delegate ON delegate.id = delegate_id WHERE action = 'place_found' ORDER BY name"),
      {"ann waiting to confirmed", "companion waiting to confirmed"});
  check(rows("SELECT to_name FROM outbox WHERE kind = 'place_found' ORDER BY to_name"), {"ann"});
}

BOOST_AUTO_TEST_CASE(a_companion_has_one_place_where_the_wait_of_both_ends_by_a_role) {
  const auto booked = book(three(false)).value();
  fill("york");
  run(service_.move(link(booked), {.to = "york", .wait = true})).value();
  const auto waiting = rows(
      "SELECT delegate.id FROM delegate JOIN event ON event.id = event_id"
      " WHERE name = 'ann' AND slug = 'york'");
  run(delegates.change_delegate(organiser, domain::DelegateId{std::stoll(waiting.at(0))},
                                {{"speaker"}, "education"}))
      .value();
  check(room(), {"ann cancelled", "ben confirmed", "companion cancelled"});
}

BOOST_AUTO_TEST_SUITE_END()
