#include "services/places/keeper.hpp"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "domain/booking_rules.hpp"
#include "services/acts/change_delegate.hpp"
#include "services/acts/join.hpp"
#include "services/acts/unused_reference.hpp"
#include "services/booking_fixture.hpp"
#include "storage/booking_store.hpp"
#include "storage/event_store.hpp"

using namespace convene;
using namespace convene::services;
using Lines = std::vector<std::string>;

namespace {

void check_lines(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

Lines from(std::ptrdiff_t first, const Lines& lines) {
  return {lines.begin() + first, lines.end()};
}

class KeeperFixture : public BookingFixture {
 public:
  void set_capacity(int capacity) {
    keep_places([capacity](PlaceKeeper& keeper, storage::Transaction& transaction) {
      storage::EventStore events(transaction.connection());
      const auto leeds = events.facts_by_slug("leeds").value().id;
      events.set_capacity(leeds, capacity);
      transaction.event_changed(leeds);
      keeper.touch(leeds);
      keeper.settle();
    });
  }

  domain::result<void> give_roles(const BookingService::Booked& booked, const Lines& roles,
                                  std::size_t who = 0) {
    return keep_places(
        [&](PlaceKeeper& keeper, storage::Transaction& transaction) -> domain::result<void> {
          auto& connection = transaction.connection();
          const auto listed =
              storage::DelegateStore(connection).by_id(booked.booking.delegates.at(who).id);
          auto changed = change_roles(keeper, listed.value().delegate, roles, catalogue_);
          keeper.settle();
          return changed;
        });
  }

  // Books somebody with a support companion, who is called like them.
  BookingService::Booked booked_with_companion(const std::string& name) {
    auto pair = request(name);
    auto companion = person(name + "'s companion");
    companion.roles = {"support_companion"};
    companion.companion_of = 0;
    pair.delegates.push_back(companion);
    return book(pair).value();
  }

  // Adds somebody as the office does, with any roles.
  domain::Booking add(const std::string& name, const Lines& roles) {
    auto typed = request(name);
    typed.delegates[0].roles = roles;
    return keep_places([&](PlaceKeeper& keeper, storage::Transaction& transaction) {
      auto& connection = transaction.connection();
      const auto asked = domain::checked(typed, catalogue_, domain::AskedBy::the_office).value();
      const auto event = storage::EventStore(connection).facts_by_slug("leeds").value();
      return join(keeper, event, {}, asked, "digest", catalogue_);
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(place_keeper, KeeperFixture)

BOOST_AUTO_TEST_CASE(a_raised_capacity_seats_as_many_as_it_makes_room_for) {
  for (const auto* name : {"ann", "ben", "cat", "dan", "eve"}) booked(name);
  set_capacity(4);
  check_lines(room(), {"ann confirmed", "ben confirmed", "cat confirmed", "dan confirmed",
                       "eve waiting 1"});
  BOOST_TEST(history().back() == "command place_found dan: waiting>confirmed");
  check_lines({mails().at(5), mails().at(6)},
              {"place_found to cat@school.example", "place_found to dan@school.example"});
  BOOST_TEST(cache_.current()->published("leeds")->places.confirmed == 4);
}

BOOST_AUTO_TEST_CASE(two_of_one_booking_who_get_a_place_together_are_told_in_one_mail) {
  booked("ann");
  booked("ben");
  auto group = request("cat");
  group.delegates.push_back(person("dan"));
  book(group).value();
  set_capacity(4);
  check_lines(from(3, mails()), {"place_found to cat@school.example"});
}

BOOST_AUTO_TEST_CASE(waiters_are_served_after_booking_closed_until_the_event_begins) {
  for (const auto* name : {"ann", "ben", "cat", "dan"}) booked(name);
  execute("UPDATE event SET booking_closes_at = booking_opens_at + 1");
  set_capacity(3);
  BOOST_TEST(room().at(2) == "cat confirmed");
  database_.clock().advance(std::chrono::hours{30 * 24 - 2});
  set_capacity(4);
  BOOST_TEST(room().at(3) == "dan waiting 1");
}

BOOST_AUTO_TEST_CASE(who_is_added_once_the_event_has_begun_passes_nobody_who_waits) {
  const auto ann = booked("ann");
  for (const auto* name : {"ben", "cat"}) booked(name);
  database_.clock().advance(std::chrono::hours{30 * 24 - 2});
  cancel(ann).value();
  add("dan", {"delegate"});
  check_lines(from(1, room()), {"ben confirmed", "cat waiting 1", "dan waiting 2"});
  set_capacity(4);  // one more than who has a place or waits
  add("eve", {"delegate"});
  check_lines(from(2, room()), {"cat waiting 1", "dan waiting 2", "eve confirmed"});
}

BOOST_AUTO_TEST_CASE(nobody_is_given_a_place_at_an_event_that_is_called_off) {
  const auto ann = booked("ann");
  booked("ben");
  booked("cat");
  execute("UPDATE event SET state = 'cancelled'");
  cancel(ann).value();
  BOOST_TEST(room().at(2) == "cat waiting 1");
}

BOOST_AUTO_TEST_CASE(who_takes_no_seat_comes_to_a_full_room) {
  booked("ann");
  booked("ben");
  add("speaker", {"speaker"});
  BOOST_TEST(room().at(2) == "speaker confirmed");
  add("both", {"delegate", "speaker"});
  BOOST_TEST(room().at(3) == "both waiting 1");
  BOOST_TEST(history().back() == "command booked both: >waiting");
}

BOOST_AUTO_TEST_CASE(a_role_that_needs_no_seat_lets_go_of_it) {
  const auto ann = booked("ann");
  booked("ben");
  booked("cat");
  BOOST_TEST(give_roles(ann, {"speaker"}).has_value());
  check_lines(room(), {"ann confirmed", "ben confirmed", "cat confirmed"});
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2}));
  check_lines(from(3, history()), {"command roles_changed ann: delegate>speaker",
                                   "command place_found cat: waiting>confirmed"});
}

BOOST_AUTO_TEST_CASE(who_needs_no_seat_any_more_need_not_wait) {
  booked("ann");
  booked("ben");
  const auto cat = booked("cat");
  BOOST_TEST(give_roles(cat, {"facilitator"}).has_value());
  BOOST_TEST(room().at(2) == "cat confirmed");
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2}));
  BOOST_TEST(mails().back() == "place_found to cat@school.example");
}

BOOST_AUTO_TEST_CASE(a_companion_who_becomes_something_else_comes_on_their_own) {
  const auto ann = booked_with_companion("ann");
  BOOST_TEST(give_roles(ann, {"speaker"}, 1).has_value());
  cancel(ann, {ann.booking.delegates.at(0).person}).value();
  check_lines(room(), {"ann cancelled", "ann's companion confirmed"});
}

BOOST_AUTO_TEST_CASE(a_companion_who_becomes_something_else_need_not_wait_with_their_host) {
  booked("ann");
  booked("ben");
  const auto cat = booked_with_companion("cat");
  BOOST_TEST(give_roles(cat, {"support_companion", "speaker"}, 1).has_value());
  check_lines(from(2, room()), {"cat waiting 1", "cat's companion waiting 1"});
  BOOST_TEST(give_roles(cat, {"speaker"}, 1).has_value());
  check_lines(from(2, room()), {"cat waiting 1", "cat's companion confirmed"});
  BOOST_TEST(history().back() == "command place_found cat's companion: waiting>confirmed");
  BOOST_TEST((places() == domain::Places{.capacity = 2, .confirmed = 2, .waiting = 1}));
}

BOOST_AUTO_TEST_CASE(a_role_that_needs_a_seat_needs_a_free_one) {
  const auto ann = booked("ann");
  BOOST_TEST(give_roles(ann, {"speaker"}).has_value());
  booked("ben");
  booked("cat");
  const auto refused = give_roles(ann, {"delegate", "speaker"});
  BOOST_TEST((refused.error().kind == domain::ProblemKind::event_full));
  check_lines(rows("SELECT group_concat(role) FROM delegate_role WHERE delegate_id = 1"),
              {"speaker"});
  set_capacity(3);
  BOOST_TEST(give_roles(ann, {"delegate", "speaker"}).has_value());
  BOOST_TEST((places() == domain::Places{.capacity = 3, .confirmed = 3}));
}

BOOST_AUTO_TEST_CASE(a_booking_that_is_undone_leaves_no_mail_and_no_history) {
  const auto typed = request("ann");
  const auto book_and_fail = [&](PlaceKeeper& keeper, storage::Transaction& transaction) {
    auto& connection = transaction.connection();
    const auto event = storage::EventStore(connection).facts_by_slug("leeds").value();
    join(keeper, event, {}, domain::checked(typed, catalogue_).value(), "digest", catalogue_);
    throw std::runtime_error("the machine stumbled");
  };
  BOOST_CHECK_THROW(keep_places(book_and_fail), std::runtime_error);
  for (const auto* table : {"booking", "delegate", "delegate_role", "history", "outbox"}) {
    BOOST_TEST_CONTEXT(table) {
      check_lines(rows(fmt::format("SELECT count(*) FROM {}", table)), {"0"});
    }
  }
  BOOST_TEST((places() == domain::Places{.capacity = 2, .open = 2}));
  BOOST_TEST(booked("ann").is_repeat == false);
}

BOOST_AUTO_TEST_CASE(a_reference_that_is_taken_is_not_given_again) {
  const auto taken = booked("ann").booking.reference;
  std::string second;
  database_.readers().run_blocking([&](storage::Connection& connection) {
    // Draws the taken reference twice, then the one with its last letter moved on.
    constexpr std::string_view alphabet = "23456789CDFGHJKMNPQRTVWXY";
    std::string letters = taken;
    std::erase(letters, '-');
    std::size_t drawn = 0;
    second = unused_reference(storage::BookingStore(connection), [&](std::uint32_t below) {
      const auto at = static_cast<std::uint32_t>(alphabet.find(letters[drawn % 6]));
      const bool is_last_of_third = ++drawn == 18;
      return is_last_of_third ? (at + 1) % below : at;
    });
    const auto always_taken = [&](std::uint32_t) {
      return static_cast<std::uint32_t>(alphabet.find(letters[drawn++ % 6]));
    };
    BOOST_CHECK_THROW(unused_reference(storage::BookingStore(connection), always_taken),
                      std::runtime_error);
  });
  BOOST_TEST(second != taken);
  BOOST_TEST(second.substr(0, 6) == taken.substr(0, 6));
}

BOOST_AUTO_TEST_SUITE_END()
