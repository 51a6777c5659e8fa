// Places that become free, by a cancellation or a larger room, and who gets them.

#include <boost/test/unit_test.hpp>

#include "services/booking_fixture.hpp"

using namespace convene;
using namespace convene::services;
using Lines = std::vector<std::string>;

namespace {

void check_lines(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

Lines from(std::ptrdiff_t first, const Lines& lines) {
  return {lines.begin() + first, lines.end()};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(freed_places, BookingFixture)

BOOST_AUTO_TEST_CASE(a_freed_place_goes_to_the_first_who_waits) {
  const auto ann = booked("ann");
  for (const auto* name : {"ben", "cat", "dan"}) booked(name);
  const auto cancelled = cancel(ann).value();
  BOOST_TEST((cancelled.delegates[0].state == domain::DelegateState::cancelled));
  check_lines(room(), {"ann cancelled", "ben confirmed", "cat confirmed", "dan waiting 1"});
  const auto acts = history();
  check_lines({acts.begin() + 4, acts.end()}, {"delegate cancelled ann: confirmed>cancelled",
                                               "delegate place_found cat: waiting>confirmed"});
  check_lines(from(4, mails()),
              {"cancelled to ann@school.example", "place_found to cat@school.example"});
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2, .waiting = 1}));
}

BOOST_AUTO_TEST_CASE(places_are_given_strictly_in_the_order_of_the_list) {
  std::vector<BookingService::Booked> bookings;
  bookings.reserve(8);
  for (int number = 0; number < 8; ++number) bookings.push_back(booked(fmt::format("p{}", number)));
  cancel(bookings[4]).value();  // who waits leaves: nobody gets a place
  BOOST_TEST(room()[2] == "p2 waiting 1");
  BOOST_TEST(room()[5] == "p5 waiting 3");
  cancel(bookings[0]).value();
  BOOST_TEST(room()[2] == "p2 confirmed");
  cancel(bookings[1]).value();
  check_lines(room(), {"p0 cancelled", "p1 cancelled", "p2 confirmed", "p3 confirmed",
                       "p4 cancelled", "p5 waiting 1", "p6 waiting 2", "p7 waiting 3"});
}

BOOST_AUTO_TEST_CASE(a_newcomer_never_passes_somebody_who_waits) {
  for (const auto* name : {"ann", "ben", "cat"}) booked(name);
  // Room that no act has given away yet.
  execute("UPDATE event SET capacity = 3 WHERE slug = 'leeds'");
  booked("dan");
  check_lines(room(), {"ann confirmed", "ben confirmed", "cat confirmed", "dan waiting 1"});
  check_lines({mails().at(3), mails().at(4)},
              {"place_found to cat@school.example", "waiting to dan@school.example at 1"});
}

BOOST_AUTO_TEST_CASE(a_lowered_capacity_throws_nobody_out_and_gives_no_place_until_there_is_room) {
  const auto ann = booked("ann");
  const auto ben = booked("ben");
  booked("cat");
  execute("UPDATE event SET capacity = 1 WHERE slug = 'leeds'");
  check_lines(room(), {"ann confirmed", "ben confirmed", "cat waiting 1"});
  cancel(ann).value();
  check_lines(room(), {"ann cancelled", "ben confirmed", "cat waiting 1"});
  cancel(ben).value();
  check_lines(room(), {"ann cancelled", "ben cancelled", "cat confirmed"});
}

BOOST_AUTO_TEST_CASE(a_cancellation_repeated_changes_nothing_and_succeeds) {
  const auto ann = booked("ann");
  cancel(ann).value();
  const auto acts = history();
  const auto written = mails();
  BOOST_TEST((cancel(ann).value().delegates[0].state == domain::DelegateState::cancelled));
  check_lines(history(), acts);
  check_lines(mails(), written);
}

BOOST_AUTO_TEST_CASE(a_link_changes_nothing_once_the_event_is_over) {
  const auto ann = booked("ann");
  const auto ben = booked("ben");
  booked("cat");
  const std::chrono::hours to_its_end{30 * 24 + 3};
  database_.clock().advance(to_its_end - std::chrono::seconds{1});
  BOOST_TEST((cancel(ann).value().delegates[0].state == domain::DelegateState::cancelled));
  database_.clock().advance(std::chrono::seconds{1});
  const auto acts = history();
  const auto written = mails();
  BOOST_TEST((cancel(ben).value().delegates[0].state == domain::DelegateState::confirmed));
  check_lines(room(), {"ann cancelled", "ben confirmed", "cat waiting 1"});
  check_lines(history(), acts);
  check_lines(mails(), written);
}

BOOST_AUTO_TEST_CASE(one_of_a_group_can_be_cancelled) {
  auto group = request("ann");
  group.delegates.push_back(person("ben", "ben@school.example"));
  const auto kept = book(group).value();
  const auto left = cancel(kept, {kept.booking.delegates[1].person}).value();
  check_lines(room(), {"ann confirmed", "ben cancelled"});
  BOOST_TEST(left.delegates.size() == 2);
  check_lines(from(2, mails()),
              {"cancelled to ann@school.example", "cancelled to ben@school.example, own place"});
}

BOOST_AUTO_TEST_SUITE_END()
