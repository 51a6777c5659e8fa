#include "web/manage/text/state.hpp"

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"
#include "web/manage/text/cancel.hpp"

using namespace convene;
using namespace convene::web;
using domain::DelegateState;

namespace {

struct Person {
  DelegateState state;
  std::optional<int> position = std::nullopt;
};

domain::Booking booking(const std::vector<Person>& people) {
  domain::Booking booking;
  booking.contact.email = "a@school.example";
  for (const auto& person : people) {
    domain::Delegate delegate;
    delegate.state = person.state;
    delegate.position = person.position;
    delegate.name = "person " + std::to_string(booking.delegates.size() + 1);
    booking.delegates.push_back(delegate);
  }
  return booking;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_text)

BOOST_AUTO_TEST_CASE(each_state_is_told_in_plain_text) {
  using enum DelegateState;
  const auto now = support::FixedClock::start;
  const auto event = support::sample_event();
  const struct {
    std::vector<Person> people;
    UtcTime now;
    const char* state;
    const char* title;
    const char* link;
  } cases[] = {
      {{{confirmed}}, now, "confirmed", "Your place is confirmed", "Give up your place"},
      {{{confirmed}, {confirmed}}, now, "confirmed", "Your places are confirmed", "Give up places"},
      {{{confirmed}, {cancelled}},
       now,
       "confirmed",
       "Your place is confirmed",
       "Give up your place"},
      {{{waiting, 3}},
       now,
       "waiting",
       "You are number 3 on the waiting list",
       "Leave the waiting list"},
      {{{waiting, 4}, {waiting, 3}},
       now,
       "waiting",
       "You are number 3 on the waiting list",
       "Leave the waiting list"},
      {{{confirmed}, {waiting, 1}},
       now,
       "waiting",
       "Some of you have a place, others are waiting",
       "Give up places"},
      {{{offered}}, now, "offered", "A place is being held for you", "Leave the waiting list"},
      {{{offered}, {offered}},
       now,
       "offered",
       "Places are being held for you",
       "Leave the waiting list"},
      {{{offered}, {confirmed}},
       now,
       "offered",
       "A place is being held for person 1",
       "Give up places"},
      {{{cancelled}}, now, "cancelled", "Your booking is cancelled", "Give up places"},
      {{{declined}},
       now,
       "cancelled",
       "You have given up the place that was kept for you",
       "Give up places"},
      {{{expired}}, now, "cancelled", "You are no longer on the waiting list", "Give up places"},
      {{{cancelled}, {declined}},
       now,
       "cancelled",
       "All places on this booking are cancelled",
       "Give up places"},
      {{{confirmed}}, event.ends_at, "confirmed", "This event is over", "Give up your place"},
  };
  for (const auto& expected : cases) {
    const auto words = text_for(booking(expected.people), event, expected.now, mail_words(true));
    BOOST_TEST_CONTEXT(expected.title) {
      BOOST_TEST(domain::slug_of(words.state) == expected.state);
      BOOST_TEST(words.title == expected.title);
      BOOST_TEST(cancel_text(booking(expected.people)).link == expected.link);
    }
  }
}

// A delegate's own link shows the contact's name alone.
BOOST_AUTO_TEST_CASE(a_delegate_is_told_of_mail_to_their_own_address) {
  const auto event = support::sample_event();
  const auto now = support::FixedClock::start;
  const auto seen_by_delegate = [](DelegateState state) {
    auto seen = booking({{state}});
    seen.contact.email.clear();
    seen.delegates.front().email = "own@school.example";
    return seen;
  };
  const auto confirmed =
      text_for(seen_by_delegate(DelegateState::confirmed), event, now, mail_words(true));
  BOOST_TEST(confirmed.next.at(0) == "We have sent a confirmation to own@school.example.");
  const auto waiting =
      text_for(seen_by_delegate(DelegateState::waiting), event, now, mail_words(true));
  BOOST_TEST(waiting.next.at(0) ==
             "When it is your turn, we keep a place for you and send an email to "
             "own@school.example. You then have two working days to answer.");
}

BOOST_AUTO_TEST_CASE(who_wants_no_question_is_told_what_the_notice_does) {
  const auto event = support::sample_event();
  const auto at_their_turn = [&event](int notice_days) {
    auto waiting = booking({{DelegateState::waiting, 1}});
    waiting.book_straight_away = true;
    waiting.notice_days = notice_days;
    return text_for(waiting, event, support::FixedClock::start, mail_words(true)).next.at(0);
  };
  const std::string at_once =
      "When it is your turn, the place is yours at once and we send an email to a@school.example.";
  BOOST_TEST(at_their_turn(0) == at_once);
  BOOST_TEST(at_their_turn(3) ==
             at_once + " If there are fewer than 3 days left until the event, we ask you first.");
}

BOOST_AUTO_TEST_CASE(places_at_several_events_are_told_apart) {
  const struct {
    DelegateState state;
    std::optional<int> position;
    const char* alone;
    const char* in_york;
  } cases[] = {
      {DelegateState::confirmed, {}, "Confirmed", "Confirmed in York"},
      {DelegateState::offered, {}, "A place is held", "A place in York is held"},
      {DelegateState::waiting, 2, "Number 2 on the waiting list",
       "Number 2 on the waiting list for York"},
      {DelegateState::cancelled, {}, "Cancelled", "Cancelled"},
  };
  for (const auto& [state, position, alone, in_york] : cases) {
    BOOST_TEST(place_text(state, position, "") == alone);
    BOOST_TEST(place_text(state, position, "York") == in_york);
  }
}

BOOST_AUTO_TEST_CASE(a_cancelled_booking_tells_only_what_is_so_whoever_cancelled_it) {
  const auto words = text_for(booking({{DelegateState::cancelled}}), support::sample_event(),
                              support::FixedClock::start, mail_words(true));
  BOOST_TEST(words.text == "You have no place at this event and are not on its waiting list.");
  BOOST_TEST(words.next.empty());
}

BOOST_AUTO_TEST_CASE(a_cancelled_event_is_said_before_anything_else) {
  auto event = support::sample_event();
  event.state = domain::EventState::cancelled;
  const auto words = text_for(booking({{DelegateState::confirmed}}), event,
                              support::FixedClock::start, mail_words(true));
  BOOST_TEST(words.title == "The event in Leeds has been cancelled");
}

BOOST_AUTO_TEST_SUITE_END()
