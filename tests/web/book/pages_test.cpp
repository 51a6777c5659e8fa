#include "web/book/pages.hpp"

#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

constexpr const char* attack = "\"><script>alert('x')</script>";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(book_pages, SiteFixture)

BOOST_AUTO_TEST_CASE(somebody_books_from_the_form_to_the_page_they_keep) {
  const auto checked = check(answers());
  BOOST_TEST(status(checked) == 200);
  BOOST_TEST(has(body(checked), "Anna@school.example"));
  BOOST_TEST(has(body(checked), "Book my place"));
  // Back finds it again; the page of the booking is not kept.
  BOOST_TEST(header(checked, "Cache-Control") == "private, no-cache");
  const auto made = confirm(checked);
  BOOST_TEST(status(made) == 303);
  BOOST_TEST(has(header(made, "Set-Cookie"), "__Host-convene-bookings="));
  const auto kept = follow(made);
  BOOST_TEST(status(kept) == 200);
  BOOST_TEST(header(kept, "Cache-Control") == "no-store");
  BOOST_TEST(has(body(kept), "Your place is confirmed"));
  BOOST_TEST(has(body(kept), "https://events.example.org/bookings/"));
}

BOOST_AUTO_TEST_CASE(each_field_says_what_to_do_and_keeps_what_was_typed) {
  const struct {
    const char* field;
    std::string typed;
    const char* message;
  } cases[] = {
      {"full_name", " ", "Enter your full name"},
      {"email", "", "Enter your email address"},
      {"sector", "", "Select your sector"},
      {"sector", "no such sector", "Select your sector"},
      {"role", "", "Select your role"},
      {"role", "speaker", "Select your role"},
  };
  for (const auto& [field, typed, message] : cases) {
    const auto page = check(with(answers(), field, typed));
    BOOST_TEST_CONTEXT(field << " = " << typed) {
      BOOST_TEST(status(page) == 422);
      BOOST_TEST(has(body(page), "<title>Error: "));
      BOOST_TEST(has(body(page), "<a href=\"#" + std::string(field) + "\">" + message + "</a>"));
      BOOST_TEST(has(body(page), "id=\"" + std::string(field) + "-error\""));
      BOOST_TEST(has(body(page), "value=\"SENCO\""));
    }
  }
}

BOOST_AUTO_TEST_CASE(errors_stand_in_the_order_of_the_page_and_once_a_field) {
  const auto page = body(check({}));
  std::size_t last = 0;
  for (const char* field : {"#full_name", "#email", "#role", "#sector"}) {
    const auto at = page.find("<a href=\"" + std::string(field) + "\"");
    BOOST_TEST_CONTEXT(field) {
      BOOST_TEST(at != page.npos);
      BOOST_TEST(at > last);
      BOOST_TEST(page.find("<a href=\"" + std::string(field) + "\"", at + 1) == page.npos);
    }
    last = at;
  }
}

BOOST_AUTO_TEST_CASE(another_sector_must_be_named) {
  auto typed = with(answers(), "sector", "other");
  BOOST_TEST(has(body(check(typed)), "href=\"#sector_text\""));
  typed = with(typed, "sector_text", "Police");
  BOOST_TEST(has(body(check(typed)), "Other: Police"));
}

BOOST_AUTO_TEST_CASE(a_delegate_brings_a_companion_who_takes_no_place) {
  const auto page = body(follow(confirm(check(with(answers(), "companion_name", "Bea Example")))));
  BOOST_TEST(has(page, "Anna Example"));
  BOOST_TEST(has(page, "Bea Example"));
  BOOST_TEST(has(page, "Support companion"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(a_companion_books_for_the_delegate_they_support) {
  auto typed = with(answers(), "role", "support_companion");
  BOOST_TEST(has(body(check(typed)), "Enter the full name of the delegate you support"));
  typed = with(typed, "supported_name", "Carl Example");
  const auto checked = check(typed);
  BOOST_TEST(has(body(checked), "Support companion of Carl Example"));
  const auto page = body(follow(confirm(checked)));
  BOOST_TEST(has(page, "Carl Example"));
  BOOST_TEST(has(page, "Anna Example"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(an_attack_stays_text_on_every_page) {
  auto typed = answers();
  for (auto& [name, value] : typed) value = attack;
  BOOST_TEST(!has(body(check(typed)), "<script>alert"));
  typed = with(with(typed, "email", "a@school.example"), "phone", "0113 496 0000");
  typed = with(with(typed, "sector", "other"), "role", "delegate");
  const auto checked = check(typed);
  BOOST_TEST(status(checked) == 200);
  BOOST_TEST(!has(body(checked), "<script>alert"));
  BOOST_TEST(has(body(checked), "&lt;script&gt;"));
  const auto kept = follow(confirm(checked));
  BOOST_TEST(has(body(kept), "&lt;script&gt;"));
  BOOST_TEST(!has(body(kept), "<script>alert"));
}

BOOST_AUTO_TEST_CASE(change_brings_the_answers_back_to_the_form) {
  const auto checked = check(answers());
  const auto page = post("/events/leeds/book/change", {{"answers", hidden(checked, "answers")}});
  BOOST_TEST(status(page) == 200);
  BOOST_TEST(has(body(page), "value=\"Anna Example\""));
  BOOST_TEST(has(body(page), "value=\"education\" checked"));
  BOOST_TEST(!hidden(page, "submission_id").empty());
}

BOOST_AUTO_TEST_CASE(pressing_twice_books_once) {
  const auto checked = check(answers());
  const auto first = confirm(checked);
  const auto second = confirm(checked);
  BOOST_TEST(status(second) == 303);
  BOOST_TEST(header(first, "Location") == header(second, "Location"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(who_goes_back_after_booking_and_types_other_details_loses_nothing) {
  const auto form = get("/events/leeds/book");
  auto typed = answers();
  typed.emplace_back("form_token", hidden(form, "form_token"));
  typed.emplace_back("submission_id", hidden(form, "submission_id"));
  confirm(post("/events/leeds/book", typed));
  typed = with(with(typed, "full_name", "Ben Example"), "email", "Ben@school.example");
  const auto asked = confirm(post("/events/leeds/book", typed));
  BOOST_TEST(status(asked) == 409);
  BOOST_TEST(has(body(asked), "<title>Error: "));
  BOOST_TEST(has(body(asked), "You changed these answers after you had booked"));
  BOOST_TEST(has(body(asked), "Ben Example"));
  BOOST_TEST(has(body(asked), "Ben@school.example"));
  BOOST_TEST(header(asked, "Set-Cookie").empty());
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);

  const auto changed = post("/events/leeds/book/change", {{"answers", hidden(asked, "answers")}});
  BOOST_TEST(has(body(changed), "value=\"Ben Example\""));
  BOOST_TEST(!hidden(changed, "submission_id").empty());
  BOOST_TEST(hidden(changed, "submission_id") != hidden(form, "submission_id"));

  BOOST_TEST(has(body(follow(confirm(asked))), "Ben Example"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 2);
}

BOOST_AUTO_TEST_CASE(who_changes_answers_and_confirms_them_under_one_address_books_once) {
  const auto form = get("/events/leeds/book");
  auto typed = answers();
  typed.emplace_back("form_token", hidden(form, "form_token"));
  typed.emplace_back("submission_id", hidden(form, "submission_id"));
  confirm(post("/events/leeds/book", typed));
  const auto asked = confirm(post("/events/leeds/book", with(typed, "job_title", "Head")));
  BOOST_TEST(status(asked) == 409);
  BOOST_TEST(has(body(confirm(asked)), "Check your email"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(an_address_that_has_booked_is_sent_to_its_email) {
  book("Anna Example");
  const auto page = confirm(check(answers("Anna Other")));
  BOOST_TEST(status(page) == 200);
  BOOST_TEST(has(body(page), "Check your email"));
  BOOST_TEST(!has(body(page), "Anna Example"));
  BOOST_TEST(header(page, "Set-Cookie").empty());
}

BOOST_AUTO_TEST_CASE(a_form_that_is_not_from_here_does_nothing_and_loses_nothing) {
  for (const char* sender : {"https://evil.example", "null"}) {
    sent_origin = sender;
    const auto page = check(answers());
    BOOST_TEST_CONTEXT(sender) {
      BOOST_TEST(status(page) == 403);
      BOOST_TEST(has(body(page), "value=\"Anna Example\""));
      BOOST_TEST(has(body(page), "We could not tell that this came from our own page"));
      BOOST_TEST(!hidden(page, "form_token").empty());
    }
  }
  sent_origin = origin;
  const auto checked = check(answers());
  sent_origin = "https://evil.example";
  const auto refused = confirm(checked);
  BOOST_TEST(status(refused) == 403);
  BOOST_TEST(has(body(refused), "Anna Example"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 0);
}

BOOST_AUTO_TEST_CASE(a_form_that_was_open_too_long_is_shown_again_and_then_works) {
  const auto checked = check(answers());
  database.clock().advance(CsrfGuard::token_life + std::chrono::seconds{1});
  const auto again = confirm(checked);
  BOOST_TEST(status(again) == 403);
  BOOST_TEST(has(body(again), "open for more than a day"));
  BOOST_TEST(status(confirm(again)) == 303);
}

BOOST_AUTO_TEST_CASE(answers_that_were_tampered_with_are_not_believed) {
  const auto checked = check(answers());
  auto sealed = hidden(checked, "answers");
  sealed[sealed.size() / 2] = sealed[sealed.size() / 2] == 'A' ? 'B' : 'A';
  const Fields fields = {{"form_token", hidden(checked, "form_token")}, {"answers", sealed}};
  BOOST_TEST(status(post("/events/leeds/bookings", fields)) == 422);
  BOOST_TEST(status(post("/events/leeds/book/change", fields)) == 422);
}

BOOST_AUTO_TEST_CASE(answers_for_one_event_do_not_book_another) {
  const auto checked = check(answers());
  const auto page = confirm(checked, "york");
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(events.current()->any("york")->places.confirmed == 0);
}

BOOST_AUTO_TEST_CASE(the_clock_closes_the_form) {
  const auto& event = *events.current()->any("leeds");
  const struct {
    UtcTime now;
    const char* title;
  } cases[] = {
      {event.booking_opens_at - std::chrono::seconds{1}, "Booking has not opened yet"},
      {event.booking_closes_at, "Booking for Leeds has closed"},
  };
  for (const auto& [now, title] : cases) {
    database.clock().set(now);
    const auto page = get("/events/leeds/book");
    BOOST_TEST_CONTEXT(title) {
      BOOST_TEST(status(page) == 409);
      BOOST_TEST(has(body(page), title));
    }
  }
}

BOOST_AUTO_TEST_CASE(who_cannot_be_served_now_keeps_their_answers) {
  const auto checked = check(answers());
  database.writer().stop();
  const auto busy = confirm(checked);
  BOOST_TEST(status(busy) == 503);
  BOOST_TEST(!header(busy, "Retry-After").empty());
  BOOST_TEST(has(body(busy), "Nothing has been booked"));
  BOOST_TEST(has(body(busy), "Anna Example"));
  BOOST_TEST(!hidden(busy, "answers").empty());
}

BOOST_AUTO_TEST_CASE(there_is_no_form_for_an_event_that_is_not_there) {
  BOOST_TEST(status(get("/events/nowhere/book")) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
