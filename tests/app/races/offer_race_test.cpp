// Answers to offers arrive while the offers end: each place is theirs, or it goes on to who is
// next.

#include <algorithm>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "racing_client.hpp"
#include "server.hpp"
#include "support/wait_until.hpp"

using namespace convene;
using namespace convene::tests;

namespace {

constexpr int room_count = 50;
constexpr std::size_t connections_each = 2;
constexpr int late_rooms = 5;  // where nobody answers before the end
constexpr std::chrono::milliseconds last_answer{60};
constexpr std::chrono::milliseconds pause_between_answers{5};

// Rooms of one place, which "first" is offered while "second" and "third" wait; all offers end at
// the same moment.
class OffersThatEnd {
 public:
  OffersThatEnd() {
    auto client = server.client();
    for (int number = 0; number < room_count; ++number) {
      const auto holder = client.book(room(number), "holder");
      offered.push_back(client.book(room(number), "first").link);
      for (const auto* name : {"second", "third"}) client.book(room(number), name);
      BOOST_REQUIRE(client.cancel(holder.link).is_done());
    }
    BOOST_REQUIRE(support::wait_until([this] {  // waits for the mails, which start their clocks
      return server.number("SELECT count(*) FROM offer WHERE clock_from IS NOT NULL") == room_count;
    }));
    end = UtcTime{std::chrono::seconds{server.number("SELECT max(due_at) FROM offer")}};
    BOOST_REQUIRE(server.number("SELECT min(due_at) FROM offer") == end.time_since_epoch().count());
  }

  bool have_all_ended() {
    return server.number("SELECT count(*) FROM offer WHERE outcome IS NULL AND due_at <= " +
                         std::to_string(end.time_since_epoch().count())) == 0;
  }

  const support::ScriptedRelay relay{"{}"};
  RaceServer server{rooms(room_count, 1), &relay};
  std::vector<Link> offered;
  UtcTime end;
};

// Everybody says yes, again and again until they are heard or all is over, while the clock comes to
// the end in their midst and the server's own timer comes by.
class AnswersAtTheEnd {
 public:
  explicit AnswersAtTheEnd(OffersThatEnd& offers) : offers_(offers), statuses_(connections()) {}

  void run() {
    std::vector<RaceServer::Run> runs;
    for (std::size_t number = 0; number < connections(); ++number) {
      runs.emplace_back([this, number](RaceClient& client) { answer(client, number); });
    }
    runs.emplace_back([this](RaceClient&) { turn_the_clock(); });
    offers_.server.race(runs);
  }

  // The statuses of all answers that concern a room.
  std::set<int> statuses(std::size_t room) const {
    std::set<int> all;
    for (std::size_t each = 0; each < connections_each; ++each) {
      all.merge(std::set<int>(statuses_[room * connections_each + each]));
    }
    return all;
  }
  bool all_ended = false;

 private:
  static constexpr std::size_t connections() { return room_count * connections_each; }

  void answer(RaceClient& client, std::size_t number) {
    const auto room = number / connections_each;
    std::mt19937 random(static_cast<unsigned>(number));
    if (room < room_count - late_rooms) {
      std::this_thread::sleep_for(last_answer * (random() % 1000) / 1000);
    } else {
      is_at_end_.wait(false);
    }
    for (bool is_heard = false; !is_heard && !is_over_;) {
      const auto reply = client.accept(offers_.offered[room]);
      statuses_[number].insert(reply.status);
      is_heard = reply.is_done();
      if (is_heard) ++accepted_;
      std::this_thread::sleep_for(pause_between_answers);
    }
  }

  void turn_the_clock() {
    support::wait_until([this] { return accepted_ >= room_count / 3; });
    offers_.server.clock().set(offers_.end);
    is_at_end_ = true;
    is_at_end_.notify_all();
    all_ended = support::wait_until([this] { return offers_.have_all_ended(); });
    is_over_ = true;
  }

  OffersThatEnd& offers_;
  std::vector<std::set<int>> statuses_;  // each of one thread
  std::atomic<int> accepted_ = 0;
  std::atomic<bool> is_at_end_ = false;
  std::atomic<bool> is_over_ = false;
};

// "first" is offered the one place and "second" waits for it.
struct HastyRoom : support::TestDatabase {
  domain::EventId room = room_of(*this, "room", 1);
  domain::DelegateId first = support::insert_raw_delegate(connection(), room, "offered");
  domain::DelegateId second = support::insert_raw_delegate(connection(), room, "waiting");

  HastyRacer accept() {
    return {[this](auto& read) { return has_state(read, first, "offered"); },
            {[this](auto& write) { set_state(write, first, "confirmed"); }}};
  }
  HastyRacer expire() {
    return {[this](auto& read) { return has_state(read, first, "offered"); }, {[this](auto& write) {
              change_state(write, first, "offered", "waiting");
              change_state(write, second, "waiting", "offered");
            }}};
  }
  std::vector<HastyRacer> in_order(bool answer_first) {
    if (answer_first) return {accept(), expire()};
    return {expire(), accept()};
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(accept_against_expiry)

BOOST_AUTO_TEST_CASE(the_place_is_theirs_or_goes_on_to_the_next_and_never_both) {
  OffersThatEnd offers;
  AnswersAtTheEnd answers(offers);
  answers.run();
  BOOST_TEST(answers.all_ended);
  int accepted = 0;
  for (int number = 0; number < room_count; ++number) {
    BOOST_TEST_CONTEXT(room(number)) {
      const auto statuses = answers.statuses(static_cast<std::size_t>(number));
      BOOST_REQUIRE(statuses.size() == 1U);
      const bool is_theirs = *statuses.begin() == 200;
      BOOST_TEST((is_theirs || *statuses.begin() == 409));
      accepted += is_theirs ? 1 : 0;
      BOOST_TEST(offers.server.people_in(room(number)) ==
                 (is_theirs ? "first confirmed, second waiting, third waiting"
                            : "second offered, third waiting, first waiting"));
    }
  }
  BOOST_TEST(accepted > 0);
  BOOST_TEST(accepted <= room_count - late_rooms);
  BOOST_TEST(offers.server.complaints() == std::vector<std::string>(),
             boost::test_tools::per_element());
  BOOST_TEST_MESSAGE(accepted << " of " << room_count << " offers were accepted in time");
}

BOOST_AUTO_TEST_CASE(a_service_that_decides_before_a_barrier_gives_the_place_to_both) {
  for (int race = 0; race < controls; ++race) {
    for (const bool answer_first : {true, false}) {
      HastyRoom room;
      const auto outcomes =
          support::race_deciding_too_early(room, Guard::off, room.in_order(answer_first));
      BOOST_TEST((outcomes == std::vector<bool>{true, true}));
      BOOST_TEST(people_seated(room, room.room) == 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_guard_in_sql_keeps_one_of_the_two_from_it) {
  for (const bool answer_first : {true, false}) {
    HastyRoom room;
    const auto outcomes =
        support::race_deciding_too_early(room, Guard::on, room.in_order(answer_first));
    BOOST_TEST((outcomes == std::vector<bool>{true, false}));
    BOOST_TEST(people_seated(room, room.room) == 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()
