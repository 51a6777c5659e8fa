#include <boost/test/unit_test.hpp>

#include "services/rooms/preview_fixture.hpp"

// The dry run: it changes nothing at all, and says exactly what the change then does.

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

using Lines = std::vector<std::string>;

Lines told(const domain::Preview& preview) {
  Lines lines;
  for (const auto& listed : preview.entries) {
    lines.push_back(fmt::format("{} {} at {}: {}>{}", slug_of(listed.entry.action),
                                listed.delegate_name, listed.event_slug, listed.entry.before,
                                listed.entry.after));
  }
  return lines;
}

std::set<std::string> names_of(const std::vector<domain::ListedDelegate>& people) {
  std::set<std::string> names;
  for (const auto& listed : people) names.insert(listed.delegate.name);
  return names;
}

std::set<std::string> without(const std::set<std::string>& names,
                              const std::set<std::string>& others) {
  std::set<std::string> rest;
  std::ranges::set_difference(names, others, std::inserter(rest, rest.end()));
  return rest;
}

// leeds has 2 places, which are taken, and york 1.
struct Case {
  const char* what;
  void (*prepare)(PreviewFixture& room);
  Wish (*wish)(PreviewFixture& room);
  Lines acts = {};
  std::set<std::string> blocked = {};
  std::set<std::string> unblocked = {};
  int open_places = 0;
  int over_capacity = 0;
};

const Case cases[] = {
    {.what = "a place more, for the first of two",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.waits("cat");
           room.waits("dan");
         },
     .wish = [](PreviewFixture&) { return Wish{"3"}; },
     .acts = {"offered cat at leeds: waiting>offered"}},
    {.what = "a place more for everybody",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.waits("cat");
         },
     .wish = [](PreviewFixture&) { return Wish{"5"}; },
     .acts = {"offered cat at leeds: waiting>offered"},
     .open_places = 2},
    {.what = "less than are there",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.waits("cat");
         },
     .wish = [](PreviewFixture&) { return Wish{"1"}; },
     .over_capacity = 1},
    {.what = "the same again",
     .prepare = [](PreviewFixture& room) { room.fill(); },
     .wish = [](PreviewFixture&) { return Wish{"2"}; }},
    {.what = "the list is paused",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.waits("cat");
           room.run(room.rooms.pause(room.organiser, "leeds")).value();
         },
     .wish = [](PreviewFixture&) { return Wish{"4"}; },
     .open_places = 1},
    {.what = "somebody passes a party that does not fit",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.book(PreviewFixture::group({"eve", "fay"}, true)).value();
           room.waits("cat");
         },
     .wish = [](PreviewFixture&) { return Wish{"3"}; },
     .acts = {"offered cat at leeds: waiting>offered", "skipped eve at leeds: 0>1"}},
    {.what = "a place ends the wait elsewhere",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.fill("york");
           room.waits_at_both("cat");
         },
     .wish = [](PreviewFixture&) { return Wish{"3"}; },
     .acts = {"place_found cat at leeds: waiting>confirmed",
              "withdrawn cat at york: waiting>cancelled"}},
    {.what = "who moves here gives up a place that goes on",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           const auto cat = room.booked("cat", "york");
           room.move_and_wait(cat, "leeds");
           room.waits("yan", "york");
         },
     .wish = [](PreviewFixture&) { return Wish{"3"}; },
     .acts = {"place_found cat at leeds: waiting>confirmed",
              "withdrawn cat at york: confirmed>cancelled",
              "offered yan at york: waiting>offered"}},
    {.what = "a room that is too small for a party",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.book(PreviewFixture::group({"eve", "fay"}, true)).value();
         },
     .wish = [](PreviewFixture&) { return Wish{"1"}; },
     .blocked = {"eve", "fay"},
     .over_capacity = 1},
    {.what = "a limit on a sector",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.waits("cat");
           room.waits_from("hal", "", "hospice");
         },
     .wish = [](PreviewFixture&) { return Wish{.rules = {.sector_ceilings = {{"education", 2}}}}; },
     .blocked = {"cat"}},
    {.what = "a limit on organisations",
     .prepare =
         [](PreviewFixture& room) {
           room.waits_from("ann", "Leeds City Council");
           room.waits_from("ben", "");
           room.waits_from("cat", "leeds city  council");
           room.waits_from("dan", "Hill School");
         },
     .wish = [](PreviewFixture&) { return Wish{.rules = {.organisation_ceiling = 1}}; },
     .blocked = {"cat"}},
    {.what = "kept places leave none for a party",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.book(PreviewFixture::group({"eve", "fay"}, true)).value();
         },
     .wish =
         [](PreviewFixture& room) {
           return Wish{.rules = {.holds = {{"hospice", "", 1, room.in_a_week()}}}};
         },
     .blocked = {"eve", "fay"}},
    {.what = "a limit that goes",
     .prepare =
         [](PreviewFixture& room) {
           room.fill();
           room.waits("cat");
           room.change({.rules = {.sector_ceilings = {{"education", 2}}}}).value();
           room.change({"3"}).value();
         },
     .wish = [](PreviewFixture&) { return Wish{}; },
     .acts = {"offered cat at leeds: waiting>offered"},
     .unblocked = {"cat"}},
    {.what = "places that are kept no longer",
     .prepare =
         [](PreviewFixture& room) {
           room.change({.rules = {.holds = {{"hospice", "", 1, room.in_a_week()}}}}).value();
           room.fill();
           room.waits("cat");
         },
     .wish = [](PreviewFixture&) { return Wish{}; },
     .acts = {"offered cat at leeds: waiting>offered"}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(room_preview)

BOOST_AUTO_TEST_CASE(a_preview_changes_nothing_and_says_exactly_what_the_change_then_does) {
  for (const auto& expected : cases) {
    BOOST_TEST_CONTEXT(expected.what) {
      PreviewFixture room;
      expected.prepare(room);
      const auto wish = expected.wish(room);
      const auto before = room.everything();
      const auto version = room.version();
      const auto blocked_before = room.blocked();
      const int open_before = room.places().open;

      const auto preview = room.preview(wish).value();
      BOOST_TEST(told(preview) == expected.acts, boost::test_tools::per_element());
      BOOST_TEST(names_of(preview.blocked) == expected.blocked, boost::test_tools::per_element());
      BOOST_TEST(names_of(preview.unblocked) == expected.unblocked,
                 boost::test_tools::per_element());
      BOOST_TEST(preview.open_places_before == open_before);
      BOOST_TEST(preview.open_places_after == expected.open_places);
      BOOST_TEST(preview.over_capacity == expected.over_capacity);
      BOOST_TEST(room.everything() == before, boost::test_tools::per_element());
      BOOST_TEST(room.version() == version);

      const auto last = room.last_act();
      room.change(wish).value();
      BOOST_TEST(room.acts_since(last) == told(preview), boost::test_tools::per_element());
      BOOST_TEST(room.places().open == preview.open_places_after);
      BOOST_TEST(std::max(0, -room.places().free()) == preview.over_capacity);
      BOOST_TEST(without(room.blocked(), blocked_before) == names_of(preview.blocked),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_preview_of_what_cannot_be_says_the_same_as_the_change) {
  PreviewFixture room;
  const struct {
    Wish wish;
    const char* event;
    ProblemKind kind;
    const char* fields;
  } refused[] = {
      {{"0"}, "leeds", ProblemKind::invalid_input, "capacity"},
      {{"3"}, "nowhere", ProblemKind::not_found, ""},
      {{}, "nowhere", ProblemKind::not_found, ""},
      {{.rules = {.organisation_ceiling = 3}},
       "leeds",
       ProblemKind::invalid_input,
       "organisation_ceiling"},
      {{.rules = {.holds = {{"hospice", "", 1, room.in_a_week()}, {"space", "", 2, {}}}}},
       "leeds",
       ProblemKind::invalid_input,
       "holds.1.group holds.1.keeps_until holds"},
      {{.rules = {.sector_ceilings = {{"space", 0}}}},
       "leeds",
       ProblemKind::invalid_input,
       "sector_ceilings.0.sector sector_ceilings.0.places"},
  };
  const auto before = room.everything();
  for (const auto& [wish, event, kind, fields] : refused) {
    BOOST_TEST_CONTEXT(event << ": " << fields) {
      const auto previewed = room.preview(wish, event);
      const auto changed = room.change(wish, event);
      BOOST_REQUIRE(previewed.has_error());
      BOOST_REQUIRE(changed.has_error());
      BOOST_TEST((previewed.error().kind == kind));
      BOOST_TEST((changed.error().kind == kind));
      BOOST_TEST(PreviewFixture::fields_of(previewed) == fields);
      BOOST_TEST(PreviewFixture::fields_of(changed) == PreviewFixture::fields_of(previewed));
    }
  }
  BOOST_TEST(room.everything() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
