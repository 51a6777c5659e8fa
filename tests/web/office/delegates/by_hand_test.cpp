#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// What organisers do out of order about one person.

using namespace convene;
using namespace convene::web;

namespace {

class Fixture : public OfficeRoomFixture {
 public:
  Fixture() {
    for (const char* name : {"Cat Example", "Dan Example"}) wait(name);
  }
  http::Response action(const std::string& name, const std::string& what, const Fields& typed) {
    const auto address = person(name) + "/" + what;
    return send(address, address, typed);
  }
  std::string state(const std::string& name) {
    return one(
        "SELECT group_concat(delegate.state || ' ' || slug) FROM delegate"
        "  JOIN event ON event.id = event_id WHERE name = '" +
        name + "'");
  }
  // A place that is given to nobody by itself.
  void free_place() {
    send("/office/events/leeds", "/office/events/leeds/pause", {});
    save_capacity("3");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_by_hand, Fixture)

BOOST_AUTO_TEST_CASE(the_second_is_offered_or_given_a_place_with_a_reason) {
  const struct {
    const char* action;
    const char* state;
    const char* message;
    const char* history;
  } cases[] = {
      {"offer", "offered leeds", "Dan Example is offered a place", "Offered a place by hand"},
      {"confirmation", "confirmed leeds", "Dan Example has a place", "Given a place by hand"},
  };
  free_place();
  for (const auto& [name, expected, message, in_history] : cases) {
    BOOST_TEST_CONTEXT(name) {
      const auto done = action("Dan Example", name, {{"reason", "Speaks for  the hospice"}});
      BOOST_TEST(header(done, "Location") == person("Dan Example"));
      const auto page = body(follow(done));
      BOOST_TEST(has(page, message));
      BOOST_TEST(has(page, in_history));
      BOOST_TEST(has(page, ": Speaks for the hospice</td>"));
      BOOST_TEST(has(page, "The organiser"));
      BOOST_TEST(state("Dan Example") == expected);
      BOOST_TEST(state("Cat Example") == "waiting leeds");
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_done_without_a_reason_or_above_the_capacity) {
  for (const char* what : {"offer", "confirmation"}) {
    BOOST_TEST_CONTEXT(what) {
      const auto full = action("Dan Example", what, {{"reason", "A speaker's guest"}});
      BOOST_TEST(status(full) == 409);
      BOOST_TEST(has(body(full), "There are not enough free places."));
      BOOST_TEST(has(body(full), "A speaker&#39;s guest</textarea>"));
    }
  }
  free_place();
  for (const char* what : {"offer", "confirmation"}) {
    BOOST_TEST_CONTEXT(what) {
      const auto silent = action("Dan Example", what, {{"reason", " "}});
      BOOST_TEST(status(silent) == 422);
      BOOST_TEST(has(body(silent), "<a href=\"#reason\">Say why: it stands in the history</a>"));
      BOOST_TEST(status(action("Dan Example", what, {{"reason", std::string(301, 'x')}})) == 422);
    }
  }
  BOOST_TEST(state("Dan Example") == "waiting leeds");
}

BOOST_AUTO_TEST_CASE(an_act_that_does_not_apply_is_not_offered_and_says_why) {
  const auto confirmed = body(get(person("Anna Example")));
  BOOST_TEST(!has(confirmed, "/offer\""));
  BOOST_TEST(!has(confirmed, "/confirmation\""));
  BOOST_TEST(has(confirmed, "/move\""));
  for (const char* what : {"offer", "confirmation"}) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(has(body(get(person("Anna Example") + "/" + what)),
                     "Anna Example does not wait for a place."));
      const auto address = person("Anna Example");
      const auto refused = send(address, address + "/" + what, {{"reason", "By mistake"}});
      BOOST_TEST(status(refused) == 422);
      BOOST_TEST(has(body(refused), "They do not wait for a place"));
    }
  }
  send(person("Anna Example") + "/cancel", person("Anna Example") + "/cancellation", {});
  BOOST_TEST(!has(body(get(person("Anna Example"))), "/move\""));
  for (const char* what : {"move", "substitution"}) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(has(body(get(person("Anna Example") + "/" + what)),
                     "Anna Example has no place any more."));
    }
  }
}

BOOST_AUTO_TEST_CASE(somebody_moves_to_another_event_and_their_place_goes_on) {
  BOOST_TEST(has(body(get(person("Anna Example") + "/move")),
                 "York, 10 February 2027: 50 places "
                 "are free"));
  const auto done =
      action("Anna Example", "move", {{"to", "york"}, {"reason", "Lives nearer to York"}});
  BOOST_TEST(has(body(follow(done)), "Anna Example has a place in York"));
  BOOST_TEST(state("Anna Example") == "cancelled leeds,confirmed york");
  BOOST_TEST(state("Cat Example") == "offered leeds");
  BOOST_TEST(has(body(get("/office/history?event=york")), "Moved here by hand"));
}

BOOST_AUTO_TEST_CASE(a_move_that_cannot_be_is_asked_for_again) {
  const struct {
    const char* to;
    const char* reason;
    const char* message;
  } cases[] = {
      {"", "Nearer", "Select where to"},
      {"york", "", "Say why: it stands in the history"},
      {"leeds", "Nearer", "Choose another event"},
  };
  for (const auto& [to, reason, message] : cases) {
    BOOST_TEST_CONTEXT(to << " because " << reason) {
      const auto response = action("Anna Example", "move", {{"to", to}, {"reason", reason}});
      BOOST_TEST(status(response) == 422);
      BOOST_TEST(has(body(response), message));
    }
  }
  BOOST_TEST(state("Anna Example") == "confirmed leeds");
  BOOST_TEST(status(action("Anna Example", "move", {{"to", "nowhere"}, {"reason", "Nearer"}})) ==
             404);
}

BOOST_AUTO_TEST_CASE(somebody_else_comes_instead_and_the_list_is_not_passed_over) {
  const auto address = person("Anna Example");
  const auto done =
      action("Anna Example", "substitution",
             {{"name", "Nia New"}, {"email", "nia@school.example"}, {"job_title", "Head"}});
  BOOST_TEST(header(done, "Location") == address);
  const auto page = body(follow(done));
  BOOST_TEST(has(page, "Nia New comes instead of Anna Example"));
  BOOST_TEST(has(page, "Somebody else comes instead"));
  BOOST_TEST(state("Nia New") == "confirmed leeds");
  BOOST_TEST(state("Cat Example") == "waiting leeds");
}

BOOST_AUTO_TEST_CASE(who_comes_instead_is_asked_for_again_where_they_cannot) {
  const struct {
    const char* name;
    const char* email;
    const char* message;
  } cases[] = {
      {"", "nia@school.example", "Enter their full name"},
      {"Nia New", "", "Enter their email address"},
      {"Nia New", "ben@SCHOOL.example", "Somebody with this email address has a place there"},
  };
  for (const auto& [name, email, message] : cases) {
    BOOST_TEST_CONTEXT(name << " " << email) {
      const auto response =
          action("Anna Example", "substitution", {{"name", name}, {"email", email}});
      BOOST_TEST(status(response) == 422);
      BOOST_TEST(has(body(response), message));
      BOOST_TEST(has(body(response), std::string{"value=\""} + name + "\""));
    }
  }
}

BOOST_AUTO_TEST_CASE(somebodys_page_says_what_they_have_elsewhere_and_with_whom_they_wait) {
  action("Anna Example", "move", {{"to", "york"}, {"reason", "Nearer"}});
  const auto page = body(get("/office/delegates/" + id_of("Anna Example")));
  BOOST_TEST(has(page, "York: Confirmed"));
  BOOST_TEST(has(body(get(person("Cat Example"))), "Mail not yet accepted"));
}

BOOST_AUTO_TEST_SUITE_END()
