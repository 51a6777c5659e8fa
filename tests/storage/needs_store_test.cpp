#include "storage/needs_store.hpp"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "storage/booking_example.hpp"
#include "storage/schedule_store.hpp"

using namespace convene;
using namespace convene::storage;
using domain::DelegateState;

namespace {

using Lines = std::vector<std::string>;

class NeedsFixture : public RowsFixture {
 public:
  void set_state(domain::DelegateId id, DelegateState state) {
    DelegateStore(connection).set_state(id, state, now);
  }
  // The same person once more, at york.
  domain::DelegateId add_at_york(domain::PersonId person, DelegateState state) {
    return add(booking, {.event = york, .person = person, .name = "ann", .state = state});
  }
  // What a copy of the database's file would hold.
  std::string file() {
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::ostringstream bytes;
    bytes << std::ifstream(database.directory().database(), std::ios::binary).rdbuf();
    return bytes.str();
  }

  const domain::BookingId booking = book(leeds, "K7M-4QX");
  const domain::DelegateId place = add(booking, "ann", DelegateState::confirmed);
  const domain::PersonId ann = domain::person_of_first(place);
  NeedsStore needs{connection};
  const domain::Needs all{.access = {"step_free", "quiet_space"},
                          .access_text = "A table\nby the door",
                          .diet = {"halal"},
                          .allergies = "Nuts",
                          .diet_text = "No pork"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(needs_store, NeedsFixture)

BOOST_AUTO_TEST_CASE(what_is_kept_is_read_back_and_replaced_as_a_whole) {
  BOOST_TEST(!needs.has(ann));
  BOOST_TEST(!needs.of(ann).has_value());
  needs.keep(ann, all, now);
  BOOST_TEST((needs.of(ann)->needs == all));
  const auto later = now + std::chrono::hours{1};
  needs.keep(ann, {.diet = {"vegan"}}, later);
  BOOST_TEST((needs.of(ann)->needs == domain::Needs{.diet = {"vegan"}}));
  BOOST_TEST((needs.of(ann)->consented_at == later));
  BOOST_TEST(needs.has(ann));
  needs.remove(ann);
  needs.remove(ann);
  BOOST_TEST(!needs.has(ann));
}

BOOST_AUTO_TEST_CASE(those_with_a_place_are_listed_by_name_and_those_who_wait_are_counted) {
  for (const auto& [name, state] :
       {std::pair{"Ben", DelegateState::offered}, std::pair{"cat", DelegateState::waiting}}) {
    needs.keep(domain::person_of_first(add(booking, name, state)), all, now);
  }
  needs.keep(ann, all, now);
  add(booking, "Dan", DelegateState::confirmed);
  Lines names;
  for (const auto& person : needs.at(leeds)) {
    names.push_back(person.name);
    BOOST_TEST((person.needs == all));
  }
  BOOST_TEST(names == (Lines{"ann", "Ben"}), boost::test_tools::per_element());
  BOOST_TEST(needs.waiting_at(leeds) == 1);
  BOOST_TEST(needs.at(york).empty());
  BOOST_TEST(needs.waiting_at(york) == 0);
}

BOOST_AUTO_TEST_CASE(needs_go_with_the_last_place_of_their_person_in_whichever_way_it_ends) {
  for (const auto ended :
       {DelegateState::cancelled, DelegateState::expired, DelegateState::declined}) {
    BOOST_TEST_CONTEXT(domain::slug_of(ended)) {
      const auto bobs_place = add(booking, "bob", DelegateState::waiting);
      const auto bob = domain::person_of_first(bobs_place);
      needs.keep(ann, all, now);
      needs.keep(bob, all, now);
      set_state(bobs_place, ended);
      BOOST_TEST(!needs.has(bob));
      BOOST_TEST(needs.has(ann));
    }
  }
}

BOOST_AUTO_TEST_CASE(needs_stay_while_their_person_has_or_waits_for_something) {
  const auto at_york = add_at_york(ann, DelegateState::waiting);
  needs.keep(ann, all, now);
  set_state(place, DelegateState::cancelled);
  BOOST_TEST(needs.has(ann));
  set_state(at_york, DelegateState::offered);
  set_state(at_york, DelegateState::confirmed);
  BOOST_TEST(needs.has(ann));
  BOOST_TEST(needs.at(leeds).empty());
  BOOST_TEST(needs.at(york).size() == 1U);
  set_state(at_york, DelegateState::cancelled);
  BOOST_TEST(!needs.has(ann));
}

BOOST_AUTO_TEST_CASE(needs_go_with_the_link_by_which_they_were_told) {
  const auto bob = domain::person_of_first(add(booking, {.name = "bob",
                                                         .email = "Bob@school.example",
                                                         .roles = {"delegate"},
                                                         .state = DelegateState::confirmed}));
  const struct {
    const char* what;
    std::string sql;
    bool bob_keeps;
  } cases[] = {
      {"a name put right", "UPDATE delegate SET name = 'Bobby' WHERE name = 'bob'", true},
      {"another number on the phone", "UPDATE booking SET contact_phone = '1'", true},
      {"another address of the contact", "UPDATE booking SET contact_email = 'c@d.example'", true},
      {"a contact with his address", "UPDATE booking SET contact_email = 'BOB@school.example'",
       false},
      {"a new link of his own",
       "UPDATE delegate SET generation = generation + 1 WHERE name = 'Bobby'", false},
  };
  for (const auto& [what, sql, bob_keeps] : cases) {
    BOOST_TEST_CONTEXT(what) {
      needs.keep(ann, all, now);
      needs.keep(bob, all, now);
      connection.execute(sql.c_str());
      BOOST_TEST(needs.has(bob) == bob_keeps);
      BOOST_TEST(needs.has(ann));
    }
  }
}

BOOST_AUTO_TEST_CASE(after_an_event_go_the_needs_of_those_who_have_nothing_left) {
  const auto bob = domain::person_of_first(add(booking, "bob", DelegateState::confirmed));
  const auto elsewhere = domain::person_of_first(
      add(booking, {.event = york, .name = "eve", .state = DelegateState::confirmed}));
  add_at_york(ann, DelegateState::waiting);
  for (const auto person : {ann, bob, elsewhere}) needs.keep(person, all, now);
  ScheduleStore due(connection);
  due.record_needs_deleted(leeds, now);
  BOOST_TEST(needs.remove_at(leeds) == 1);
  BOOST_TEST(!needs.has(bob));
  BOOST_TEST(needs.has(ann));
  due.record_needs_deleted(york, now);
  BOOST_TEST(needs.remove_at(york) == 2);
  BOOST_TEST(!needs.has(ann));
}

BOOST_AUTO_TEST_CASE(needs_are_due_30_days_after_their_event_and_again_once_it_is_put_off) {
  ScheduleStore due(connection);
  const auto ends_at = support::sample_event().ends_at;
  for (const auto event : {leeds, york}) {
    due.record_booking_closed(event, now);
    due.record_saving_ended(event, now);
  }
  due.record_needs_deleted(york, now);
  const auto first = due.first();
  BOOST_REQUIRE(first.has_value());
  BOOST_TEST((first->what == ScheduleStore::What::needs));
  BOOST_TEST(first->id == leeds.value);
  BOOST_TEST((first->at == ends_at + std::chrono::days{30}));
  due.record_needs_deleted(leeds, now);
  BOOST_TEST(!due.first().has_value());
  connection.execute("UPDATE event SET ends_at = ends_at + 60 WHERE slug = 'york'");
  BOOST_REQUIRE(due.first().has_value());
  BOOST_TEST(due.first()->id == york.value);
}

BOOST_AUTO_TEST_CASE(what_was_deleted_is_overwritten_in_the_file) {
  // One text that fits into a page of the file, and one that needs more of them.
  for (const std::size_t length : {500U, 50'000U}) {
    const std::string words = "a table by the door " + std::string(length, 'x') + " end of it";
    BOOST_TEST_CONTEXT(length) {
      needs.keep(ann, {.access_text = words}, now);
      BOOST_TEST(file().find("a table by the door") != std::string::npos);
      needs.remove(ann);
      const auto bytes = file();
      BOOST_TEST(bytes.find("a table by the door") == std::string::npos);
      BOOST_TEST(bytes.find("end of it") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
