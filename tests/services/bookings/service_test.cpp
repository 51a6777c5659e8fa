#include "services/bookings/service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/booking_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;
using Lines = std::vector<std::string>;

namespace {

void check_lines(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(booking_service, BookingFixture)

BOOST_AUTO_TEST_CASE(a_free_place_is_confirmed_at_once) {
  const auto ann = booked("ann");
  BOOST_TEST(!ann.is_repeat);
  BOOST_TEST(ann.booking.event_slug == "leeds");
  BOOST_REQUIRE(ann.booking.delegates.size() == 1);
  BOOST_TEST((ann.booking.delegates[0].state == domain::DelegateState::confirmed));
  BOOST_TEST(!ann.booking.delegates[0].position.has_value());
  check_lines(room(), {"ann confirmed"});
  check_lines(history(), {"delegate booked ann: >confirmed"});
  check_lines(mails(), {"confirmed to ann@school.example"});
  BOOST_TEST(cache_.current()->published("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_kept_tidied) {
  auto typed = request("ann");
  typed.contact = {" Sample  Delegate", "ann@school.example ", "01632 960001"};
  typed.delegates[0] = {.name = "Sample  Delegate ",
                        .email = "Ann@School.example",
                        .organisation = "Sample  School",
                        .job_title = "SENCO",
                        .sector = "other",
                        .sector_text = " Police "};
  const auto kept = book(typed).value();
  const auto found = find(link(kept)).value();
  BOOST_TEST(
      (found.contact == domain::Contact{"Sample Delegate", "ann@school.example", "01632 960001"}));
  const auto& ann = found.delegates.at(0);
  BOOST_TEST(ann.name == "Sample Delegate");
  BOOST_TEST(ann.email == "Ann@School.example");
  BOOST_TEST(ann.organisation == "Sample School");
  BOOST_TEST(ann.job_title == "SENCO");
  BOOST_TEST(ann.sector == "other");
  BOOST_TEST(ann.sector_text == "Police");
  BOOST_TEST((ann.roles == Lines{"delegate"}));
  BOOST_TEST(ann.takes_seat);
}

BOOST_AUTO_TEST_CASE(a_repeat_answers_with_the_current_state_and_changes_nothing) {
  const auto first = booked("ann");
  cancel(first).value();
  const auto before = rows("SELECT count(*) FROM history UNION ALL SELECT count(*) FROM outbox");
  const auto repeat = booked("ann");
  BOOST_TEST(repeat.is_repeat);
  BOOST_TEST(repeat.booking.reference == first.booking.reference);
  BOOST_TEST(repeat.manage_token == first.manage_token);
  BOOST_TEST((repeat.booking.delegates[0].state == domain::DelegateState::cancelled));
  check_lines(rows("SELECT count(*) FROM history UNION ALL SELECT count(*) FROM outbox"), before);
  check_lines(rows("SELECT count(*) FROM booking"), {"1"});
}

BOOST_AUTO_TEST_CASE(a_repeat_after_booking_closed_is_still_answered) {
  booked("ann");
  database_.clock().advance(std::chrono::hours{29 * 24});
  BOOST_TEST((book(request("ben")).error().kind == ProblemKind::booking_closed));
  BOOST_TEST(booked("ann").is_repeat);
}

BOOST_AUTO_TEST_CASE(a_repeat_is_known_though_its_own_booking_filled_the_room) {
  booked("ann");
  auto last = request("ben");
  last.wait_if_full = false;
  const auto first = book(last).value();
  last.wait_if_full = true;
  const auto repeat = book(last).value();
  BOOST_TEST(repeat.is_repeat);
  BOOST_TEST(repeat.booking.reference == first.booking.reference);
  check_lines(room(), {"ann confirmed", "ben confirmed"});
}

BOOST_AUTO_TEST_CASE(a_submission_id_cannot_be_used_for_something_else) {
  booked("ann");
  auto other = request("ann");
  other.delegates[0].sector = "hospice";
  BOOST_TEST((book(other).error().kind == ProblemKind::submission_reused));
  check_lines(rows("SELECT sector FROM delegate"), {"education"});
}

BOOST_AUTO_TEST_CASE(who_does_not_fit_waits_in_the_order_of_coming) {
  for (const auto* name : {"ann", "ben", "cat", "dan"}) booked(name);
  check_lines(room(), {"ann confirmed", "ben confirmed", "cat waiting 1", "dan waiting 2"});
  check_lines(mails(),
              {"confirmed to ann@school.example", "confirmed to ben@school.example",
               "waiting to cat@school.example at 1", "waiting to dan@school.example at 2"});
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2, .waiting = 2}));
}

BOOST_AUTO_TEST_CASE(who_does_not_want_to_wait_is_told_where_there_are_places) {
  booked("ann");
  booked("ben");
  auto cat = request("cat");
  cat.wait_if_full = false;
  const auto refused = book(cat);
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST((refused.error().kind == ProblemKind::event_full));
  check_lines(refused.error().alternatives, {"york", "hull"});
  booked("eve", "york");
  check_lines(book(cat).error().alternatives, {"hull"});
  check_lines(rows("SELECT submission_id FROM booking ORDER BY id"),
              {"ann-at-leeds", "ben-at-leeds", "eve-at-york"});
  BOOST_TEST(mails().size() == 3);
  cat.wait_if_full = true;
  BOOST_TEST((book(cat).value().booking.delegates[0].position == 1));
}

BOOST_AUTO_TEST_CASE(a_group_gets_what_there_is_and_waits_for_the_rest) {
  booked("ann");
  auto group = request("ben");
  group.delegates.push_back(person("cat", "cat@school.example"));
  group.delegates.push_back(person("dan"));
  const auto kept = book(group).value();
  check_lines(room(), {"ann confirmed", "ben confirmed", "cat waiting 1", "dan waiting 2"});
  BOOST_TEST((domain::state_of(kept.booking.delegates) == domain::BookingState::waiting));
  BOOST_TEST((kept.booking.delegates[1].position == 1));
  BOOST_TEST((kept.booking.delegates[2].position == 2));
  check_lines(mails(), {"confirmed to ann@school.example", "waiting to ben@school.example at 1",
                        "waiting to cat@school.example at 1, own place"});
}

BOOST_AUTO_TEST_CASE(a_group_that_does_not_fit_and_will_not_wait_keeps_nothing) {
  booked("ann");
  auto group = request("ben");
  group.delegates.push_back(person("cat"));
  group.wait_if_full = false;
  BOOST_TEST((book(group).error().kind == ProblemKind::event_full));
  check_lines(room(), {"ann confirmed"});
  check_lines(rows("SELECT count(*) FROM booking"), {"1"});
}

BOOST_AUTO_TEST_CASE(a_support_companion_takes_no_seat_and_stays_with_their_delegate) {
  booked("ann");
  auto pair = request("ben");
  auto companion = person("cat");
  companion.roles = {"support_companion"};
  companion.companion_of = 0;
  pair.delegates.push_back(companion);
  const auto confirmed = book(pair).value();
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2}));

  auto waiting = request("dan");
  companion.name = "eve";
  companion.companion_of = 1;
  waiting.delegates = {companion, waiting.delegates[0]};
  waiting.delegates[0].email = "eve@school.example";
  const auto later = book(waiting).value();
  BOOST_TEST((later.booking.delegates[0].position == 1));
  BOOST_TEST((later.booking.delegates[0].companion_of == later.booking.delegates[1].id));
  BOOST_TEST((find(link(later)).value().delegates[0].position == 1));
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2, .waiting = 1}));

  cancel(confirmed, {confirmed.booking.delegates[0].person}).value();
  const auto now = room();
  check_lines(
      now, {"ann confirmed", "ben cancelled", "cat cancelled", "eve confirmed", "dan confirmed"});
}

BOOST_AUTO_TEST_CASE(an_address_with_a_place_gets_a_mail_instead_of_a_second_one) {
  booked("ann");
  auto group = request("ben");
  group.delegates.push_back(person("Ann", "ANN@school.example"));
  const auto refused = book(group);
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST((refused.error().kind == ProblemKind::already_booked));
  BOOST_TEST((refused.error().delegates == std::vector<int>{1}));
  check_lines(room(), {"ann confirmed"});
  check_lines(mails(), {"confirmed to ann@school.example", "your_booking to ann@school.example"});

  database_.clock().advance(std::chrono::minutes{59});
  BOOST_TEST(book(group).has_error());
  BOOST_TEST(mails().size() == 2);
  database_.clock().advance(std::chrono::minutes{1});
  BOOST_TEST(book(group).has_error());
  BOOST_TEST(mails().size() == 3);

  group.delegates.pop_back();
  BOOST_TEST(book(group).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_is_free_again_once_its_place_was_given_up) {
  cancel(booked("ann")).value();
  auto again = request("ann");
  again.submission_id = "another";
  BOOST_TEST(book(again).has_value());
  check_lines(room(), {"ann cancelled", "ann confirmed"});
}

BOOST_AUTO_TEST_CASE(one_person_may_come_to_two_events) {
  booked("ann");
  booked("ann", "york");
  check_lines(room("york"), {"ann confirmed"});
}

BOOST_AUTO_TEST_CASE(an_event_says_why_it_takes_no_bookings) {
  const struct {
    const char* sql;
    ProblemKind kind;
  } cases[] = {
      {"UPDATE event SET slug = 'elsewhere' WHERE slug = 'hull'", ProblemKind::not_found},
      {"UPDATE event SET slug = 'hull', state = 'draft' WHERE slug = 'elsewhere'",
       ProblemKind::not_found},
      {"UPDATE event SET state = 'cancelled' WHERE slug = 'hull'", ProblemKind::event_cancelled},
      {"UPDATE event SET state = 'published', booking_opens_at = booking_closes_at - 1"
       " WHERE slug = 'hull'",
       ProblemKind::booking_not_open},
      {"UPDATE event SET booking_opens_at = 0, booking_closes_at = 1 WHERE slug = 'hull'",
       ProblemKind::booking_closed},
  };
  for (const auto& [sql, kind] : cases) {
    BOOST_TEST_CONTEXT(sql) {
      execute(sql);
      BOOST_TEST((book(request("ann", "hull")).error().kind == kind));
    }
  }
  check_lines(rows("SELECT count(*) FROM booking"), {"0"});
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_request_is_told_by_field) {
  auto empty = request("ann");
  empty.delegates[0].sector = "";
  const auto refused = book(empty);
  BOOST_TEST((refused.error().kind == ProblemKind::invalid_input));
  BOOST_TEST((refused.error().fields ==
              std::vector<domain::FieldError>{{"delegates.0.sector", "Select your sector"}}));
}

BOOST_AUTO_TEST_SUITE_END()
