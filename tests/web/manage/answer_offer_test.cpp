#include <boost/test/unit_test.hpp>

#include "services/links/manage_tokens.hpp"
#include "services/places/offer_start.hpp"
#include "web/manage/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

// Leeds is full; who is booked by wait_for() waits there.
class OfferFixture : public SiteFixture {
 public:
  // Its page's address, without the secret; the browser holds that.
  std::string booked(const std::string& name, const std::string& event = "leeds") {
    const auto response = confirm(check(answers(name), event), event);
    return header(response, "Location");
  }
  std::string booked_by_service(const domain::BookingRequest& request) {
    const auto made = run(bookings_.book(in_order(request))).value();
    const auto address = "/bookings/" + made.booking.reference;
    get(address + "?key=" + made.manage_token);
    return address;
  }
  static domain::DelegateRequest person(const std::string& name) {
    return {.name = name, .email = name + "@school.example", .sector = "education"};
  }

  void give_up(const std::string& address) {
    const auto question = get(address + "/cancel");
    post(address + "/cancellation", {{"form_token", hidden(question, "form_token")}});
  }
  // Where the booking's page sends people to answer; empty if it does not.
  std::string offer_on(const std::string& address) {
    const auto page = body(get(address));
    const auto begin = page.find(address + "/offers/");
    return begin == page.npos ? "" : page.substr(begin, page.find('"', begin) - begin);
  }
  http::Response answer(const std::string& offer, const std::string& what) {
    return post(offer, {{"form_token", hidden(get(offer), "form_token")}, {"answer", what}});
  }
  // The mail of the newest offer has gone out: the time to answer runs.
  void start_clock() {
    database.writer().run_blocking([](storage::Transaction& transaction) {
      SQLite::Statement offer(transaction.connection().raw(), "SELECT max(id) FROM offer");
      offer.executeStep();
      services::offer_mail_accepted(transaction, domain::OfferId{offer.getColumn(0).getInt64()});
    });
  }

  const std::string anna = booked("Anna Example");
  const std::string ben = booked("Ben Example");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(offer_pages, OfferFixture)

BOOST_AUTO_TEST_CASE(the_next_in_line_is_asked_and_takes_the_place) {
  const auto cara = booked("Cara Example");
  BOOST_TEST(has(body(get(cara)), "You are number 1 on the waiting list"));
  BOOST_TEST(offer_on(cara) == "");
  give_up(anna);
  const auto page = body(get(cara));
  BOOST_TEST(has(page, "A place is being held for you"));
  BOOST_TEST(has(page, "starts when our email reaches you"));
  const auto offer = offer_on(cara);
  const auto question = get(offer);
  BOOST_TEST(status(question) == 200);
  BOOST_TEST(header(question, "Cache-Control") == "no-store");
  BOOST_TEST(has(body(question), "Do you want the place in Leeds?"));
  BOOST_TEST(has(body(get(cara)), "A place is being held for you"));  // a look changes nothing
  const auto done = answer(offer, "accept");
  BOOST_TEST(status(done) == 303);
  BOOST_TEST(has(body(follow(done)), "Your place is confirmed"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 2);
}

BOOST_AUTO_TEST_CASE(the_page_says_until_when_and_how_much_longer_it_can_be) {
  const auto cara = booked("Cara Example");
  give_up(anna);
  start_clock();  // Monday at noon
  BOOST_TEST(has(body(get(cara)), "Answer before Wednesday 13 January 2027 at midday."));
  const auto offer = offer_on(cara);
  BOOST_TEST(has(body(get(offer)), "You then have until Thursday 14 January 2027 at midday."));
  BOOST_TEST(has(body(follow(answer(offer, "need_longer"))),
                 "Answer before Thursday 14 January 2027 at midday."));
  BOOST_TEST(!has(body(get(offer)), "I need longer"));
}

BOOST_AUTO_TEST_CASE(who_gives_the_place_up_leaves_the_list) {
  const auto cara = booked("Cara Example");
  give_up(anna);
  const auto page = body(follow(answer(offer_on(cara), "decline")));
  BOOST_TEST(has(page, "You have given up the place that was kept for you"));
  BOOST_TEST(offer_on(cara) == "");
  BOOST_TEST(events.current()->any("leeds")->places.waiting == 0);
}

BOOST_AUTO_TEST_CASE(who_keeps_their_position_is_told_when_they_are_asked_again) {
  const auto cara = booked("Cara Example");
  const auto dan = booked("Dan Example");
  give_up(anna);
  const auto page = body(follow(answer(offer_on(cara), "keep_position")));
  BOOST_TEST(has(page, "You are number 1 on the waiting list"));
  BOOST_TEST(has(page, "before Wednesday 13 January 2027 at midday."));
  BOOST_TEST(offer_on(dan) != "");
}

BOOST_AUTO_TEST_CASE(the_story_of_a_wait_is_told_the_newest_first) {
  const auto cara = booked("Cara Example");
  const auto dan = booked("Dan Example");
  give_up(anna);
  answer(offer_on(cara), "decline");
  const auto page = body(get(dan));
  const auto asked = page.find("We kept a place for you and asked you.");
  const auto moved = page.find("You moved from 2 to 1: somebody ahead of you left the list.");
  const auto joined = page.find("You joined the waiting list as number 2.");
  BOOST_TEST(asked < moved);
  BOOST_TEST(moved < joined);
  BOOST_TEST(joined != page.npos);
  BOOST_TEST(!has(page, "Cara"));
  BOOST_TEST(!has(body(get(ben)), "The story of your wait"));
}

BOOST_AUTO_TEST_CASE(an_answer_is_heard_once_and_its_repeat_changes_nothing) {
  const auto cara = booked("Cara Example");
  give_up(anna);
  const auto offer = offer_on(cara);
  const Fields yes = {{"form_token", hidden(get(offer), "form_token")}, {"answer", "accept"}};
  BOOST_TEST(status(post(offer, yes)) == 303);
  BOOST_TEST(status(post(offer, yes)) == 303);
  const auto no = post(offer, with(yes, "answer", "decline"));
  BOOST_TEST(status(no) == 409);
  BOOST_TEST(has(body(no), "There is no place to answer for"));
  BOOST_TEST(has(body(no), "href=\"" + cara + "\""));
  BOOST_TEST(status(get(offer)) == 409);
  BOOST_TEST(has(body(get(cara)), "Your place is confirmed"));
}

BOOST_AUTO_TEST_CASE(an_answer_after_its_time_is_told_so) {
  const auto cara = booked("Cara Example");
  give_up(anna);
  start_clock();
  const auto offer = offer_on(cara);
  const Fields yes = {{"form_token", hidden(get(offer), "form_token")}, {"answer", "accept"}};
  database.clock().advance(std::chrono::hours{48});
  BOOST_TEST(offer_on(cara) == "");  // though the clock has not put them at the end yet
  BOOST_TEST(status(post(offer, yes)) == 409);
  BOOST_TEST(status(get(offer)) == 409);
}

BOOST_AUTO_TEST_CASE(an_answer_that_says_nothing_or_is_not_from_here_is_asked_again) {
  const auto cara = booked("Cara Example");
  give_up(anna);
  const auto offer = offer_on(cara);
  const std::string token = hidden(get(offer), "form_token");
  const auto silent = post(offer, {{"form_token", token}});
  BOOST_TEST(status(silent) == 422);
  BOOST_TEST(has(body(silent), "<a href=\"#answer\">Select your answer</a>"));
  BOOST_TEST(status(post(offer, {{"form_token", token}, {"answer", "maybe"}})) == 422);
  BOOST_TEST(status(post(offer, {{"form_token", "none"}, {"answer", "accept"}})) == 403);
  sent_origin = "https://evil.example";
  BOOST_TEST(status(post(offer, {{"form_token", token}, {"answer", "accept"}})) == 403);
  BOOST_TEST(has(body(get(cara)), "A place is being held for you"));
}

BOOST_AUTO_TEST_CASE(an_address_that_names_nobody_of_the_booking_answers_nothing) {
  const auto cara = booked("Cara Example");
  give_up(anna);
  const auto offer = offer_on(cara);
  for (const std::string& address :
       {cara + "/offers/york/3", cara + "/offers/leeds/1", cara + "/offers/leeds/x",
        cara + "/offers/nowhere/3", anna + "/offers/leeds/3"}) {
    BOOST_TEST_CONTEXT(address) {
      BOOST_TEST(status(get(address)) == 409);
      BOOST_TEST(status(post(address, {{"answer", "accept"}})) == 409);
    }
  }
  cookies.clear();
  BOOST_TEST(status(get(offer)) == 404);
  BOOST_TEST(status(post(offer, {{"answer", "accept"}})) == 404);
}

BOOST_AUTO_TEST_CASE(people_who_wait_for_themselves_answer_for_themselves) {
  const auto two = booked_by_service({.submission_id = "two",
                                      .event = "leeds",
                                      .contact = {"first", "first@school.example", ""},
                                      .delegates = {person("first"), person("second")},
                                      .wait_if_full = true});
  give_up(anna);
  BOOST_TEST(has(body(get(two)), "A place is being held for first"));
  give_up(ben);
  const auto both = body(get(two));
  BOOST_TEST(has(both, "Places are being held for you"));
  BOOST_TEST(has(both, "Answer for first, Leeds"));
  BOOST_TEST(has(both, "Answer for second, Leeds"));
  const auto page = body(follow(answer(offer_on(two), "accept")));
  BOOST_TEST(has(page, "A place is being held for second"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(who_waits_together_is_answered_for_by_one) {
  const auto made = run(bookings_.book(in_order({.submission_id = "pair",
                                                 .event = "leeds",
                                                 .contact = {"first", "first@school.example", ""},
                                                 .delegates = {person("first"), person("second")},
                                                 .wait_if_full = true,
                                                 .together = true})))
                        .value();
  const auto pair = "/bookings/" + made.booking.reference;
  give_up(anna);
  give_up(ben);
  get(pair + "?key=" + services::delegate_token(test_key(1), made.booking.delegates.at(1)));
  const auto own = body(get(pair));
  BOOST_TEST(has(own, "You wait together: first, who booked, answers for all of you."));
  BOOST_TEST(offer_on(pair) == "");
  const auto address =
      pair + "/offers/leeds/" + std::to_string(made.booking.delegates[1].person.value);
  BOOST_TEST(has(body(get(address)), "One of you answers for all"));
  BOOST_TEST(has(body(post(address, {{"answer", "accept"}})), "One of you answers for all"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 0);

  get(pair + "?key=" + made.manage_token);
  const auto all = body(get(pair));
  const auto story = all.find("The story of your wait");
  BOOST_TEST(story != all.npos);
  BOOST_TEST(all.find("The story of your wait", story + 1) == all.npos);  // one wait, one story
  const auto question = body(get(offer_on(pair)));
  BOOST_TEST(has(question, "Do you want the places in Leeds?"));
  BOOST_TEST(has(body(follow(answer(offer_on(pair), "accept"))), "Your places are confirmed"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 2);
}

BOOST_AUTO_TEST_CASE(whoever_waits_for_several_regions_sees_each_and_leaves_one) {
  for (int filler = 0; filler < 50; ++filler) {
    auto request = domain::BookingRequest{.submission_id = "york" + std::to_string(filler),
                                          .event = "york",
                                          .contact = {"filler", "f@school.example", ""},
                                          .delegates = {person("york" + std::to_string(filler))}};
    run(bookings_.book(in_order(request))).value();
  }
  const auto cara = booked_by_service({.submission_id = "cara",
                                       .event = "leeds",
                                       .contact = {"cara", "cara@school.example", ""},
                                       .delegates = {person("cara")},
                                       .wait_if_full = true,
                                       .also_wait_for = {"york"}});
  const auto waiting = body(get(cara));
  BOOST_TEST(has(waiting, "You are on 2 waiting lists"));
  BOOST_TEST(has(waiting, "Number 1 on the waiting list for Leeds"));
  BOOST_TEST(has(waiting, "Number 1 on the waiting list for York"));
  give_up(anna);
  BOOST_TEST(has(body(get(offer_on(cara))), "If you say yes here, that wait ends."));

  BOOST_TEST(
      has(waiting, "href=\"" + cara + "/cancel?event=york\">Leave the waiting list for York"));
  const auto question = get(cara + "/cancel?event=york");
  BOOST_TEST(has(body(question), "Do you want to leave the waiting list?"));
  BOOST_TEST(hidden(question, "event") == "york");
  post(cara + "/cancellation", {{"form_token", hidden(question, "form_token")}, {"event", "york"}});
  BOOST_TEST(events.current()->any("york")->places.waiting == 0);
  BOOST_TEST(has(body(get(cara)), "A place is being held for you"));
}

BOOST_AUTO_TEST_SUITE_END()
