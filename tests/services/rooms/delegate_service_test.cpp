#include "services/rooms/delegate_service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/office_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

class Fixture : public OfficeFixture {
 public:
  domain::result<void> set_capacity(const std::string& typed, const std::string& event = "leeds") {
    return run(rooms.change_capacity(organiser, event, typed));
  }
  domain::result<void> change(const std::string& name, std::vector<std::string> roles,
                              const std::string& sector = "education",
                              const std::string& sector_text = {}) {
    return run(delegates.change_delegate(organiser, delegate(name),
                                         {std::move(roles), sector, sector_text}));
  }
  domain::result<domain::Booking> add(const std::string& name,
                                      std::vector<std::string> roles = {"delegate"},
                                      bool wait_if_full = false) {
    return run(delegates.add(organiser, {.submission_id = "by-hand-" + name,
                                         .event = "leeds",
                                         .person = {.name = name,
                                                    .email = name + "@school.example",
                                                    .sector = "education",
                                                    .roles = std::move(roles)},
                                         .wait_if_full = wait_if_full}));
  }
  // Two have the places of leeds, two wait.
  void fill() {
    for (const char* name : {"ann", "ben", "cat", "dan"}) booked(name);
  }
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(delegate_service, Fixture)

BOOST_AUTO_TEST_CASE(a_cancelled_place_goes_to_the_first_who_waits) {
  fill();
  BOOST_TEST(run(delegates.cancel(organiser, delegate("ann"))).has_value());
  const Lines in_leeds{"ann cancelled", "ben confirmed", "cat confirmed", "dan waiting 1"};
  BOOST_TEST(room() == in_leeds, boost::test_tools::per_element());
  const Lines expected{"organiser cancelled: confirmed>cancelled",
                       "organiser place_found: waiting>confirmed"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
  const auto sent = mails();
  BOOST_TEST((std::ranges::find(sent, "cancelled to ann@school.example") != sent.end()));
  BOOST_TEST((std::ranges::find(sent, "place_found to cat@school.example") != sent.end()));

  BOOST_TEST(run(delegates.cancel(organiser, delegate("ann"))).has_value());
  BOOST_TEST(acts().size() == 2U);
  BOOST_TEST((run(delegates.cancel(organiser, domain::DelegateId{999})).error().kind ==
              ProblemKind::not_found));
}

BOOST_AUTO_TEST_CASE(no_place_is_cancelled_once_the_event_is_over) {
  fill();
  run(delegates.cancel(organiser, delegate("dan"))).value();
  database_.clock().advance(std::chrono::hours{30 * 24 + 3});
  const auto refused = run(delegates.cancel(organiser, delegate("ann")));
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST((refused.error().kind == ProblemKind::invalid_input));
  const Lines in_leeds{"ann confirmed", "ben confirmed", "cat waiting 1", "dan cancelled"};
  BOOST_TEST(room() == in_leeds, boost::test_tools::per_element());
  BOOST_TEST(run(delegates.cancel(organiser, delegate("dan"))).has_value());
}

BOOST_AUTO_TEST_CASE(who_takes_no_seat_any_more_frees_a_place) {
  fill();
  BOOST_TEST(change("ann", {"speaker"}).has_value());
  BOOST_TEST(places().confirmed == 2);
  BOOST_TEST(room().at(0) == "ann confirmed");
  BOOST_TEST(room().at(2) == "cat confirmed");
  const Lines expected{"organiser roles_changed: delegate>speaker",
                       "organiser place_found: waiting>confirmed"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_begins_to_take_a_seat_needs_a_free_place) {
  fill();
  change("ann", {"speaker"}).value();
  const auto refused = change("ann", {"delegate", "speaker"}, "hospice");
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST((refused.error().kind == ProblemKind::event_full));
  BOOST_TEST(rows("SELECT sector FROM delegate WHERE name = 'ann'").front() == "education");
  set_capacity("5").value();
  BOOST_TEST(change("ann", {"delegate", "speaker"}).has_value());
  BOOST_TEST(places().confirmed == 4);
}

BOOST_AUTO_TEST_CASE(a_sector_and_its_text_are_changed_and_the_text_stays_personal) {
  fill();
  BOOST_TEST(change("ann", {"delegate"}, "other", "Faith group").has_value());
  BOOST_TEST(acts() == Lines{"organiser sector_changed: education>other"},
             boost::test_tools::per_element());
  BOOST_TEST(personal() == Lines{">Faith group"}, boost::test_tools::per_element());
  BOOST_TEST(change("ann", {"delegate"}, "other", "Faith group").has_value());
  BOOST_TEST(acts().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_changed_says_why) {
  fill();
  run(delegates.cancel(organiser, delegate("dan"))).value();
  BOOST_TEST(fields_of(change("ann", {})) == "roles");
  BOOST_TEST(fields_of(change("ann", {"delegate"}, "space")) == "sector");
  BOOST_TEST(fields_of(change("ann", {"delegate"}, "other")) == "sector_text");
  BOOST_TEST((change("dan", {"speaker"}).error().kind == ProblemKind::invalid_input));
}

BOOST_AUTO_TEST_CASE(who_is_added_by_hand_has_a_place_while_there_is_one) {
  BOOST_TEST((add("ann").value().delegates.front().state == domain::DelegateState::confirmed));
  BOOST_TEST(mails() == Lines{"confirmed to ann@school.example"}, boost::test_tools::per_element());
  BOOST_TEST(acts() == Lines{"organiser booked: >confirmed"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_takes_no_seat_always_has_a_place) {
  fill();
  for (const char* role : {"support_companion", "speaker", "facilitator", "staff"}) {
    BOOST_TEST_CONTEXT(role) {
      BOOST_TEST(
          (add(role, {role}).value().delegates.front().state == domain::DelegateState::confirmed));
    }
  }
  BOOST_TEST(places().confirmed == 2);
}

BOOST_AUTO_TEST_CASE(where_the_room_is_full_the_organiser_says_whether_they_wait) {
  fill();
  BOOST_TEST((add("eve").error().kind == ProblemKind::event_full));
  BOOST_TEST(room().size() == 4U);
  const auto booking = add("eve", {"delegate"}, true).value();
  BOOST_TEST(booking.delegates.front().position.value() == 3);
}

BOOST_AUTO_TEST_CASE(a_place_that_somebody_waits_for_is_not_given_to_a_newcomer) {
  fill();
  set_capacity("1").value();
  run(delegates.cancel(organiser, delegate("ann"))).value();
  run(delegates.cancel(organiser, delegate("ben"))).value();
  BOOST_TEST((add("eve").error().kind == ProblemKind::event_full));
}

BOOST_AUTO_TEST_CASE(adding_twice_adds_once) {
  const auto first = add("ann").value();
  BOOST_TEST(add("ann").value().reference == first.reference);
  BOOST_TEST(room().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_typed_about_a_delegate_is_checked) {
  booked("ann");
  const auto outcome = [this](domain::DelegateRequest person) {
    return fields_of(run(delegates.add(
        organiser, {.submission_id = "one", .event = "leeds", .person = std::move(person)})));
  };
  BOOST_TEST(outcome({.roles = {}}) == "name email sector roles");
  BOOST_TEST(outcome({.name = "Ann", .email = "ANN@school.example", .sector = "education"}) ==
             "email");
  execute("UPDATE event SET state = 'cancelled' WHERE slug = 'leeds'");
  BOOST_TEST((add("eve").error().kind == ProblemKind::event_cancelled));
}

BOOST_AUTO_TEST_CASE(a_room_lists_who_is_asked_for) {
  fill();
  change("ben", {"delegate", "speaker"}, "hospice").value();
  const auto event = cache_.current()->any("leeds")->id;
  const auto names = [&](domain::DelegateFilter filter) {
    filter.event = event;
    Lines result;
    for (const auto& listed : run(delegates.list(filter, domain::DelegateOrder::line))) {
      result.push_back(listed.delegate.name);
    }
    return result;
  };
  BOOST_TEST(names({}) == (Lines{"ann", "ben", "cat", "dan"}), boost::test_tools::per_element());
  BOOST_TEST(names({.states = {domain::DelegateState::waiting}}) == (Lines{"cat", "dan"}),
             boost::test_tools::per_element());
  BOOST_TEST(names({.role = "speaker"}) == Lines{"ben"}, boost::test_tools::per_element());
  BOOST_TEST(names({.sector = "hospice"}) == Lines{"ben"}, boost::test_tools::per_element());
  const auto person = run(delegates.person(delegate("ben"))).value();
  BOOST_TEST(person.history.size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
