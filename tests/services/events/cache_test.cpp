#include "services/events/cache.hpp"

#include <atomic>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "storage/event_store.hpp"
#include "support/raw_delegates.hpp"
#include "support/test_database.hpp"

using namespace convene;
using domain::EventId;
using services::EventCache;
using storage::Changes;

namespace {

struct TwoEvents : support::TestDatabase {
  TwoEvents() { cache.load(connection()); }

  EventId leeds = support::insert_event(connection(), support::sample_event("leeds", 3));
  EventId york = support::insert_event(connection(), support::sample_event("york", 3));
  EventCache cache;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(event_cache, TwoEvents)

BOOST_AUTO_TEST_CASE(it_shows_all_events_without_their_programme) {
  const auto shown = cache.current();
  BOOST_REQUIRE(shown->events.size() == 2U);
  BOOST_TEST(shown->events[0]->slug == "leeds");
  BOOST_TEST(shown->events[0]->venue.postcode == "LS1 1AA");
  BOOST_TEST(shown->events[0]->programme.empty());
}

BOOST_AUTO_TEST_CASE(a_change_gives_a_new_version_and_leaves_the_old_one_as_it_was) {
  const auto before = cache.current();
  support::insert_raw_delegate(connection(), leeds, "confirmed");
  cache.refresh(connection(), Changes{.events = {leeds}});
  const auto after = cache.current();
  BOOST_TEST(after->version != before->version);
  BOOST_TEST(before->any("leeds")->places.confirmed == 0);
  BOOST_TEST(after->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(the_version_of_the_newest_is_known_without_it) {
  BOOST_TEST(cache.version() == cache.current()->version);
  const auto before = cache.version();
  cache.refresh(connection(), Changes{.events = {leeds}});
  BOOST_TEST(cache.version() != before);
  BOOST_TEST(cache.version() == cache.current()->version);
}

BOOST_AUTO_TEST_CASE(only_what_changed_is_read_again) {
  const auto before = cache.current();
  support::insert_raw_delegate(connection(), leeds, "confirmed");
  support::insert_raw_delegate(connection(), york, "confirmed");
  cache.refresh(connection(), Changes{.events = {leeds}});
  BOOST_TEST(cache.current()->any("york") == before->any("york"));
  BOOST_TEST(cache.current()->any("leeds") != before->any("leeds"));
}

BOOST_AUTO_TEST_CASE(a_commit_that_changed_no_event_changes_nothing) {
  const auto before = cache.current();
  cache.refresh(connection(), Changes{.settings = true, .outbox = true});
  BOOST_TEST(cache.current() == before);
}

BOOST_AUTO_TEST_CASE(an_event_that_is_new_or_moved_takes_its_place_in_the_order) {
  auto early = support::sample_event("hull");
  early.starts_at -= std::chrono::hours{48};
  const auto hull = support::insert_event(connection(), early);
  cache.refresh(connection(), Changes{.events = {hull}});
  connection().execute("UPDATE event SET starts_at = starts_at + 60 WHERE slug = 'leeds'");
  cache.refresh(connection(), Changes{.events = {leeds}});
  std::string slugs;
  for (const auto& event : cache.current()->events) slugs += event->slug + ' ';
  BOOST_TEST(slugs == "hull york leeds ");
}

BOOST_AUTO_TEST_CASE(an_event_that_has_gone_is_shown_no_longer) {
  connection().execute("DELETE FROM event WHERE slug = 'leeds'");
  cache.refresh(connection(), Changes{.events = {leeds}});
  BOOST_TEST(!cache.current()->any("leeds"));
  BOOST_TEST(cache.current()->any("york"));
}

BOOST_AUTO_TEST_CASE(who_has_been_told_never_reads_what_was_before) {
  start_threads([this](storage::Connection& connection, const Changes& changes) {
    cache.refresh(connection, changes);
  });
  std::atomic<bool> is_done = false;
  std::uint64_t seen = 0;
  // Versions only ever rise for whoever looks again and again.
  std::thread looker([&] {
    while (!is_done) {
      const auto shown = cache.current();
      if (shown->version < seen) return;
      seen = shown->version;
    }
    seen = cache.current()->version;
  });
  for (int capacity = 4; capacity < 50; ++capacity) {
    writer().run_blocking([&](storage::Transaction& transaction) {
      storage::EventStore(transaction.connection()).set_capacity(leeds, capacity);
      transaction.event_changed(leeds);
    });
    BOOST_TEST(cache.current()->any("leeds")->places.capacity == capacity);
  }
  is_done = true;
  looker.join();
  BOOST_TEST(seen == cache.current()->version);
}

BOOST_AUTO_TEST_SUITE_END()
