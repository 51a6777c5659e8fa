#include "storage/event_store.hpp"

#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;
using domain::EventId;
using storage::EventStore;
using support::insert_event;
using support::sample_event;

BOOST_FIXTURE_TEST_SUITE(event_store, support::TestDatabase)

BOOST_AUTO_TEST_CASE(an_event_comes_back_as_it_was_kept) {
  auto event = sample_event();
  event.summary = "Two lines,\nand \"quotes\" — and an é.";
  const auto id = insert_event(connection(), event);
  const auto found = EventStore(connection()).by_id(id);
  BOOST_REQUIRE(found);
  BOOST_TEST((found->id == id));
  BOOST_TEST(found->slug == event.slug);
  BOOST_TEST(found->title == event.title);
  BOOST_TEST(found->summary == event.summary);
  BOOST_TEST(found->region == "Yorkshire and the Humber");
  BOOST_TEST(found->town == event.town);
  BOOST_TEST((found->starts_at == event.starts_at));
  BOOST_TEST((found->ends_at == event.ends_at));
  BOOST_TEST((found->booking_opens_at == event.booking_opens_at));
  BOOST_TEST((found->booking_closes_at == event.booking_closes_at));
  BOOST_TEST((found->state == domain::EventState::published));
  BOOST_TEST(found->venue.name == event.venue.name);
  BOOST_TEST(found->venue.address == event.venue.address);
  BOOST_TEST(found->venue.postcode == event.venue.postcode);
  BOOST_TEST(found->venue.travel == event.venue.travel);
  BOOST_TEST(found->venue.access == event.venue.access);
  BOOST_TEST((found->places == domain::Places{.capacity = 50, .open = 50}));
  BOOST_REQUIRE(found->programme.size() == 2U);
  BOOST_TEST((found->programme[1].starts_at == event.programme[1].starts_at));
  BOOST_TEST((found->programme[1].ends_at == event.programme[1].ends_at));
  BOOST_TEST(found->programme[1].title == "A parent's view");
  BOOST_TEST(found->programme[1].perspective == "parent");
}

BOOST_AUTO_TEST_CASE(all_events_come_without_their_programmes) {
  BOOST_TEST(EventStore(connection()).is_empty());
  insert_event(connection(), sample_event("york"));
  insert_event(connection(), sample_event("leeds"));
  std::set<std::string> slugs;
  for (const auto& event : EventStore(connection()).all_facts()) {
    slugs.insert(event->slug);
    BOOST_TEST(event->programme.empty());
  }
  BOOST_TEST((slugs == std::set<std::string>{"leeds", "york"}));
  BOOST_TEST(!EventStore(connection()).is_empty());
}

BOOST_AUTO_TEST_CASE(facts_are_found_by_slug_and_by_id) {
  const auto id = insert_event(connection(), sample_event("leeds", 12));
  const EventStore store(connection());
  BOOST_REQUIRE(store.facts_by_slug("leeds"));
  BOOST_TEST((store.facts_by_slug("leeds")->id == id));
  BOOST_TEST(store.facts_by_slug("leeds")->programme.empty());
  BOOST_REQUIRE(store.facts_by_id(id));
  BOOST_TEST(store.facts_by_id(id)->places.capacity == 12);
  BOOST_TEST(!store.facts_by_slug("york"));
  BOOST_TEST(!store.facts_by_id(EventId{99}));
  BOOST_TEST(!store.by_id(EventId{99}));
}

BOOST_AUTO_TEST_CASE(capacity_is_set) {
  const auto id = insert_event(connection(), sample_event());
  EventStore(connection()).set_capacity(id, 7);
  BOOST_TEST(EventStore(connection()).facts_by_id(id)->places.capacity == 7);
}

BOOST_AUTO_TEST_CASE(a_revision_rises_with_what_stands_in_calendars_and_with_nothing_else) {
  const auto id = insert_event(connection(), sample_event());
  const auto revision = [&] { return EventStore(connection()).facts_by_id(id)->revision; };
  const struct {
    const char* change;
    int expected;
  } cases[] = {
      {"starts_at = starts_at", 0},
      {"starts_at = starts_at + 60", 1},
      {"capacity = 12", 1},
      {"open_places = 3", 1},
      {"paused = 1", 1},
      {"venue_name = 'Town Hall', venue_postcode = 'LS2 2BB'", 2},
      {"state = 'cancelled'", 3},
  };
  for (const auto& [change, expected] : cases) {
    BOOST_TEST_CONTEXT(change) {
      connection().execute((std::string("UPDATE event SET ") + change).c_str());
      BOOST_TEST(revision() == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_region_that_is_none_is_refused) {
  auto event = sample_event();
  event.region = "Atlantis";
  BOOST_CHECK_THROW(insert_event(connection(), event), SQLite::Exception);
}

BOOST_AUTO_TEST_SUITE_END()
