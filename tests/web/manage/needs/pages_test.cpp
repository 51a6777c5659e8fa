#include "web/manage/needs/pages.hpp"

#include <boost/test/unit_test.hpp>

#include "services/links/manage_tokens.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class NeedsFixture : public SiteFixture {
 public:
  std::string booked(const std::string& name = "Anna Example") {
    return header(confirm(check(answers(name))), "Location");
  }
  static std::string needs_of(const std::string& booking, int person = 1) {
    return booking + "/delegates/" + std::to_string(person) + "/needs";
  }
  http::Response send(const std::string& address, Fields fields) {
    fields.emplace_back("form_token", hidden(get(address), "form_token"));
    return post(address, fields);
  }
  static Fields vegan() {
    return {{"access", "step_free"}, {"access", "hearing_loop"}, {"access_text", "Near <a> door"},
            {"diet", "vegan"},       {"allergies", "Nuts"},      {"consent", "yes"}};
  }
  std::string kept() {
    return database.readers().run_blocking([](storage::Connection& connection) {
      auto row = connection.statement("SELECT count(*) FROM needs");
      row.step();
      return row.text(0);
    });
  }
};

// Anna books for herself and for Ben, who has an address of his own.
class TwoFixture : public NeedsFixture {
 public:
  TwoFixture() {
    const auto person = [](const std::string& name) {
      return domain::DelegateRequest{
          .name = name, .email = name.substr(0, 3) + "@school.example", .sector = "education"};
    };
    made = run(bookings_.book(
                   in_order({.submission_id = "two",
                             .event = "york",
                             .contact = {"Anna Example", "Ann@school.example", ""},
                             .delegates = {person("Anna Example"), person("Ben Example")}})))
               .value();
  }
  std::string address() const { return "/bookings/" + made.booking.reference; }
  void open_with(const std::string& token) {
    cookies.clear();
    get(address() + "?key=" + token);
  }

  services::BookingService::Booked made;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(needs_pages)

BOOST_FIXTURE_TEST_CASE(a_booking_asks_for_needs_and_says_that_they_were_told, NeedsFixture) {
  const auto booking = booked();
  BOOST_TEST(has(body(get(booking)), "Do you have access or dietary needs?"));
  BOOST_TEST(has(body(get(booking)), "href=\"" + needs_of(booking) + "\""));
  BOOST_TEST(has(body(get(booking)), ">Tell us what you need</a>"));
  const auto questions = get(needs_of(booking));
  BOOST_TEST(has(body(questions), "What do you need on the day?"));
  BOOST_TEST(has(body(questions), std::string(domain::consent_text)));
  BOOST_TEST(!has(body(questions), " checked"));
  const auto told = send(needs_of(booking), vegan());
  BOOST_TEST(status(told) == 303);
  const auto page = body(follow(told));
  BOOST_TEST(has(page, "You have told us your needs"));
  BOOST_TEST(has(page, "Step-free access\nA hearing loop\nNear &lt;a&gt; door"));
  BOOST_TEST(has(page, "Vegan\nAllergies: Nuts"));
  BOOST_TEST(has(page, "We delete it on 12 March 2027."));
  BOOST_TEST(has(body(get(booking)), "You have told us your needs."));
  BOOST_TEST(!has(body(get(booking)), "Nuts"));
}

BOOST_FIXTURE_TEST_CASE(what_was_told_is_changed_and_agreed_to_anew, NeedsFixture) {
  const auto needs = needs_of(booked());
  send(needs, vegan());
  const auto again = body(get(needs + "/change"));
  BOOST_TEST(has(again, "value=\"vegan\" checked"));
  BOOST_TEST(has(again, "value=\"Nuts\""));
  BOOST_TEST(has(again, ">\nNear &lt;a&gt; door</textarea>"));
  BOOST_TEST(!has(again, "value=\"yes\" checked"));
  const Fields only_diet = {{"form_token", hidden(get(needs + "/change"), "form_token")},
                            {"diet", "halal"},
                            {"consent", "yes"}};
  const auto changed = body(follow(post(needs, only_diet)));
  BOOST_TEST(has(changed, "Halal"));
  BOOST_TEST(!has(changed, "Nuts"));
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_is_said_and_what_was_typed_stays, NeedsFixture) {
  const auto needs = needs_of(booked());
  auto without_consent = vegan();
  without_consent.pop_back();
  const auto refused = send(needs, without_consent);
  BOOST_TEST(status(refused) == 422);
  BOOST_TEST(has(body(refused), "<a href=\"#consent\">Tick the box to agree"));
  BOOST_TEST(has(body(refused), "value=\"hearing_loop\" checked"));
  BOOST_TEST(has(body(refused), "value=\"Nuts\""));
  BOOST_TEST(has(body(refused), ">\nNear &lt;a&gt; door</textarea>"));
  const auto empty = send(needs, {{"consent", "yes"}});
  BOOST_TEST(has(body(empty), "<a href=\"#access\">Choose or write what is needed"));
  const auto elsewhere = post(needs, vegan());
  BOOST_TEST(status(elsewhere) == 403);
  BOOST_TEST(has(body(elsewhere), "value=\"Nuts\""));
  BOOST_TEST(kept() == "0");
}

BOOST_FIXTURE_TEST_CASE(what_was_told_is_removed_by_a_page_and_a_button, NeedsFixture) {
  const auto booking = booked();
  const auto removal = needs_of(booking) + "/removal";
  BOOST_TEST(header(get(removal), "Location") == booking);
  send(needs_of(booking), vegan());
  const auto question = get(removal);
  BOOST_TEST(has(body(question), "Do you want to remove what you told us?"));
  BOOST_TEST(status(post(removal, {})) == 403);
  BOOST_TEST(kept() == "1");
  const auto done = send(removal, {});
  BOOST_TEST(header(done, "Location") == booking);
  BOOST_TEST(kept() == "0");
  BOOST_TEST(has(body(follow(done)), "Do you have access or dietary needs?"));
  // A page that was still open sends this.
  BOOST_TEST(status(post(removal, {{"form_token", hidden(question, "form_token")}})) == 303);
}

BOOST_FIXTURE_TEST_CASE(nobody_keeps_a_page_about_needs, NeedsFixture) {
  const auto needs = needs_of(booked());
  send(needs, vegan());
  for (const auto& address : {needs, needs + "/change", needs + "/removal"}) {
    BOOST_TEST_CONTEXT(address) {
      BOOST_TEST(header(get(address), "Cache-Control") == "no-store");
      BOOST_TEST(has(body(get(address)), "<meta name=\"robots\" content=\"noindex\">"));
    }
  }
  BOOST_TEST(header(send(needs, {}), "Cache-Control") == "no-store");
  BOOST_TEST(header(post(needs, vegan()), "Cache-Control") == "no-store");
}

BOOST_FIXTURE_TEST_CASE(without_the_link_there_is_nothing_to_see, NeedsFixture) {
  const auto needs = needs_of(booked());
  send(needs, vegan());
  const auto token = hidden(get(needs + "/change"), "form_token");
  cookies.clear();
  for (const auto& page : {get(needs), get(needs + "/change"), get(needs + "/removal"),
                           post(needs, with(vegan(), "form_token", token)),
                           post(needs + "/removal", {{"form_token", token}})}) {
    BOOST_TEST(status(page) == 404);
    BOOST_TEST(has(body(page), "Open the link in your email"));
    BOOST_TEST(!has(body(page), "Nuts"));
  }
  BOOST_TEST(kept() == "1");
}

BOOST_FIXTURE_TEST_CASE(once_the_event_has_begun_what_was_told_can_only_be_removed, NeedsFixture) {
  const auto anna = booked();
  const auto ben = booked("Ben Example");
  send(needs_of(anna), vegan());
  database.clock().set(events.current()->any("leeds")->ends_at - std::chrono::hours{1});
  const auto page = body(get(needs_of(anna)));
  BOOST_TEST(has(page, "/removal\""));
  BOOST_TEST(!has(page, "/change\""));
  BOOST_TEST(!has(body(get(ben)), "dietary"));
  for (const auto& late : {get(needs_of(ben, 2)), get(needs_of(anna) + "/change")}) {
    BOOST_TEST(status(late) == 409);
    BOOST_TEST(has(body(late), "Ask us about this"));
  }
  BOOST_TEST(status(send(needs_of(anna) + "/removal", {})) == 303);
  BOOST_TEST(kept() == "0");
}

BOOST_FIXTURE_TEST_CASE(a_colleague_with_a_link_of_their_own_tells_by_it_alone, TwoFixture) {
  open_with(made.manage_token);
  const auto whole = body(get(address()));
  BOOST_TEST(has(whole, "Does anybody have access or dietary needs?"));
  BOOST_TEST(has(whole, "Tell us what Anna Example needs"));
  BOOST_TEST(!has(whole, "what Ben Example needs"));
  BOOST_TEST(has(whole, "tell us themselves, by a link of their own"));
  for (const auto& page : {get(needs_of(address(), 2)), post(needs_of(address(), 2), vegan()),
                           get(needs_of(address(), 99)), get(address() + "/delegates/x/needs")}) {
    BOOST_TEST(status(page) == 404);
    BOOST_TEST(has(body(page), "Each person tells us themselves"));
  }
  BOOST_TEST(has(body(get(needs_of(address()))), "What does Anna Example need on the day?"));
  BOOST_TEST(has(body(get(needs_of(address()))), "Yes, Anna Example agrees that"));

  open_with(services::delegate_token(test_key(1), made.booking.delegates.at(1)));
  BOOST_TEST(has(body(get(address())), "Do you have access or dietary needs?"));
  BOOST_TEST(has(body(get(needs_of(address(), 2))), "What do you need on the day?"));
  BOOST_TEST(status(send(needs_of(address(), 2), vegan())) == 303);
  open_with(made.manage_token);
  BOOST_TEST(!has(body(get(address())), "You have told us"));
  BOOST_TEST(status(get(needs_of(address(), 2))) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
