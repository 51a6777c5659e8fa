#include "services/rooms/export_service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/office_fixture.hpp"

using namespace convene;
using namespace convene::services;

namespace {

class Fixture : public OfficeFixture {
 public:
  Fixture() {
    for (const char* name : {"ann", "ben", "cat"}) booked(name);
    booked("ann", "hull");
    // A colleague without an address of their own.
    auto two = request("dan", "hull");
    two.delegates.push_back(person("eve"));
    book(two).value();
    cancel(booked("fay", "hull"));
  }
  std::vector<std::string> addresses(ExportService::EmailChoice choice) {
    std::vector<std::string> result;
    for (const auto& line :
         run(exports.email_list(domain::Actor::of(organiser), std::move(choice)))) {
      result.push_back(line.email);
    }
    return result;
  }
  domain::EventId event(const char* slug) { return cache_.current()->any(slug)->id; }
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(export_service, Fixture)

BOOST_AUTO_TEST_CASE(an_email_list_holds_who_was_asked_for_once) {
  const struct {
    const char* what;
    ExportService::EmailChoice choice;
    Lines addresses;
  } cases[] = {
      {"nothing asked: everybody who is live",
       {},
       {"ann@school.example", "ben@school.example", "cat@school.example", "dan@school.example"}},
      {"one event",
       {.events = {event("leeds")}},
       {"ann@school.example", "ben@school.example", "cat@school.example"}},
      {"two events",
       {.events = {event("leeds"), event("hull")}},
       {"ann@school.example", "ben@school.example", "cat@school.example", "dan@school.example"}},
      {"who waits", {.states = {domain::DelegateState::waiting}}, {"cat@school.example"}},
      {"who cancelled", {.states = {domain::DelegateState::cancelled}}, {"fay@school.example"}},
      {"a role that nobody has", {.role = "speaker"}, {}},
      {"a sector",
       {.sector = "education"},
       {"ann@school.example", "ben@school.example", "cat@school.example", "dan@school.example"}},
      {"a sector that nobody has", {.sector = "hospice"}, {}},
  };
  for (const auto& [what, choice, expected] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(addresses(choice) == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_colleague_without_an_address_is_reached_by_the_contact) {
  const auto lines =
      run(exports.email_list(domain::Actor::of(organiser), {.events = {event("hull")}}));
  BOOST_REQUIRE(lines.size() == 2U);
  BOOST_TEST(lines.back().email == "dan@school.example");
  BOOST_TEST(lines.back().names == (Lines{"dan", "eve"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_attendance_list_holds_the_states_asked_for_by_name) {
  const auto names = [this](std::vector<domain::DelegateState> states) {
    Lines result;
    for (const auto& listed : run(exports.attendance_list(domain::Actor::of(organiser),
                                                          event("leeds"), std::move(states)))) {
      result.push_back(listed.delegate.name);
    }
    return result;
  };
  BOOST_TEST(names({domain::DelegateState::confirmed}) == (Lines{"ann", "ben"}),
             boost::test_tools::per_element());
  BOOST_TEST(names(domain::live_states()) == (Lines{"ann", "ben", "cat"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_list_that_is_taken_away_stands_in_the_history) {
  addresses({});
  addresses({.events = {event("leeds"), event("hull")},
             .states = {domain::DelegateState::waiting},
             .role = "delegate",
             .sector = "education"});
  run(exports.attendance_list(domain::Actor::of(organiser), event("leeds"),
                              {domain::DelegateState::confirmed}));
  const Lines expected{
      "organiser exported: >email list, 4 addresses, confirmed or waiting or offered",
      "organiser exported: >email list, 1 address, waiting, role delegate, sector education",
      "organiser exported: >email list, 1 address, waiting, role delegate, sector education",
      "organiser exported: >attendance list, 2 people, confirmed"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
  BOOST_TEST(rows("SELECT coalesce(slug, '') FROM history LEFT JOIN event ON event.id = event_id"
                  " WHERE action = 'exported' ORDER BY history.id") ==
                 (Lines{"", "leeds", "hull", "leeds"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
