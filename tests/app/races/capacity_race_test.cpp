// The office changes the capacity of a room while bookings pour in: nobody is given a place that is
// not there at that moment.

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "racing_client.hpp"
#include "server.hpp"

using namespace convene;
using namespace convene::tests;

namespace {

constexpr int races = 25;
constexpr int racers = 16;
constexpr int bookings_each = 4;
constexpr int bookings = racers * bookings_each;
constexpr int capacity_before = 50;
constexpr int capacity_after = 10;

std::string person(std::size_t number) { return fmt::format("person-{}", number); }

// Somebody in the office with the page of a room's capacity before them.
class CapacityPage {
 public:
  CapacityPage(RaceClient client, const std::string& slug)
      : client_(std::move(client)), address_("/office/events/" + slug + "/capacity") {
    const auto page = client_.http().get(address_, RaceServer::office_headers()).body;
    constexpr std::string_view field = "name=\"form_token\" value=\"";
    const auto value = page.find(field) + field.size();
    form_token_ = page.substr(value, page.find('"', value) - value);
  }

  // Looks first at what it would do, and saves it then. Whether both were answered as they should.
  bool change_to(int capacity) {
    return send(capacity, "preview") == 200 && send(capacity, "save") == 303;
  }

 private:
  int send(int capacity, std::string_view step) {
    const auto form = fmt::format("form_token={}&capacity={}&step={}", form_token_, capacity, step);
    return client_.http().post_form(address_, form, RaceServer::office_headers()).status;
  }

  RaceClient client_;
  const std::string address_;
  std::string form_token_;
};

// A capacity that the office gives the room as soon as so many people have their answer.
struct Change {
  int after_answers;
  int capacity;
};

// People book one after the other on each of the connections, and the office changes the capacity
// in their midst. Their replies.
std::vector<Reply> pour_into(RaceServer& server, const std::string& slug,
                             const std::vector<Change>& changes) {
  std::vector<Reply> replies(bookings);
  std::atomic<int> answers = 0;
  std::vector<RaceServer::Run> runs;
  for (std::size_t racer = 0; racer < racers; ++racer) {
    runs.emplace_back([&, racer](RaceClient& client) {
      for (std::size_t number = racer; number < bookings; number += racers) {
        replies[number] = client.book(slug, person(number));
        ++answers;
      }
    });
  }
  CapacityPage page(server.client(), slug);
  std::vector<bool> changed;
  runs.emplace_back([&](RaceClient&) {
    for (const auto& [after_answers, capacity] : changes) {
      while (answers < after_answers) std::this_thread::yield();
      changed.push_back(page.change_to(capacity));
    }
  });
  server.race(runs);
  BOOST_TEST(changed == std::vector<bool>(changes.size(), true));
  return replies;
}

int count(const std::vector<Reply>& replies, std::string_view state) {
  return static_cast<int>(std::ranges::count(replies, state, &Reply::state));
}

// Everybody as they hear that they are, in the words of RaceServer::people_in().
std::string as_replied(const std::vector<Reply>& replies) {
  std::set<std::string> confirmed;
  std::map<int, std::string> waiting;  // found by position
  for (std::size_t number = 0; number < replies.size(); ++number) {
    const int position = replies[number].position;
    if (position == 0) confirmed.insert(person(number) + " confirmed");
    if (position > 0) waiting[position] = person(number) + " waiting";
  }
  std::vector<std::string> all(confirmed.begin(), confirmed.end());
  for (const auto& [position, who] : waiting) all.push_back(who);
  return fmt::format("{}", fmt::join(all, ", "));
}

// How often somebody came new and was confirmed while somebody waited who had not been asked.
std::int64_t passed_by(RaceServer& server, const std::string& slug) {
  return server.number(fmt::format(
      "SELECT count(*) FROM history AS later JOIN history AS joined USING (event_id)"
      " WHERE later.event_id = (SELECT id FROM event WHERE slug = '{}')"
      "   AND later.action = 'booked' AND later.after = 'confirmed'"
      "   AND joined.action = 'booked' AND joined.after = 'waiting' AND joined.id < later.id"
      "   AND NOT EXISTS (SELECT 1 FROM history AS asked"
      "                    WHERE asked.delegate_id = joined.delegate_id"
      "                      AND asked.action = 'offered' AND asked.id < later.id)",
      slug));
}

// A room with a place for each, of which the office leaves one after everybody has read that there
// are some.
struct HastyRoom : support::TestDatabase {
  std::vector<HastyRacer> everybody() {
    std::vector<HastyRacer> all;
    all.push_back({[](auto&) { return true; },
                   {[this](auto& write) { storage::EventStore(write).set_capacity(room, 1); }}});
    const HastyRacer racer = {
        [this](auto& read) { return has_free_place(read, room); },
        {[this](auto& write) { support::insert_raw_delegate(write, room, "confirmed"); }}};
    all.insert(all.end(), racers, racer);
    return all;
  }

  domain::EventId room = room_of(*this, "room", racers);
};

}  // namespace

BOOST_AUTO_TEST_SUITE(capacity_change_against_booking)

BOOST_AUTO_TEST_CASE(a_lowered_capacity_is_kept_by_whoever_comes_after_it) {
  RaceServer server(rooms(races, capacity_before));
  int cut_short = 0;
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT(room(race)) {
      const auto replies = pour_into(server, room(race), {{race, capacity_after}});
      const int confirmed = count(replies, "confirmed");
      BOOST_TEST(confirmed + count(replies, "waiting") == bookings);
      BOOST_TEST(confirmed >= std::max(race, capacity_after));
      BOOST_TEST(confirmed <= capacity_before);
      cut_short += confirmed < capacity_before ? 1 : 0;
      BOOST_TEST(server.people_in(room(race)) == as_replied(replies));
    }
  }
  BOOST_TEST(cut_short > 0);
  // That each place was there when it was given is read from the history.
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lowered_and_raised_again_it_serves_the_list_before_who_comes_new) {
  RaceServer server(rooms(races, capacity_after));
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT(room(race)) {
      const auto replies = pour_into(
          server, room(race),
          {{6, 5}, {12, 20}, {18, 10}, {24, 30}, {30, 25}, {36, capacity_before}, {50, 1}});
      BOOST_TEST(count(replies, "confirmed") + count(replies, "waiting") == bookings);
      BOOST_TEST(passed_by(server, room(race)) == 0);
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_service_that_decides_before_a_barrier_fills_the_room_as_it_was) {
  for (int race = 0; race < controls; ++race) {
    HastyRoom room;
    support::race_deciding_too_early(room, Guard::off, room.everybody());
    BOOST_TEST(people_seated(room, room.room) == racers);  // there was one place
  }
}

BOOST_AUTO_TEST_CASE(the_guard_in_sql_stops_even_that_service) {
  HastyRoom room;
  const auto outcomes = support::race_deciding_too_early(room, Guard::on, room.everybody());
  BOOST_TEST(std::ranges::count(outcomes, true) == 2);  // the office and one person
  BOOST_TEST(people_seated(room, room.room) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
