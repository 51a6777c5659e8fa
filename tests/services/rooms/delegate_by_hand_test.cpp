#include <boost/test/unit_test.hpp>

#include "services/acts/by_hand.hpp"
#include "services/waiting_fixture.hpp"

// What organisers do out of order: past every rule but the capacity, and with a reason.

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

using Lines = std::vector<std::string>;

class Fixture : public WaitingFixture {
 public:
  domain::result<void> offer(const std::string& name, const std::string& reason = "A reason") {
    return run(delegates.offer_by_hand(organiser, delegate(name), reason));
  }
  domain::result<void> confirm(const std::string& name, const std::string& reason = "A reason") {
    return run(delegates.confirm_by_hand(organiser, delegate(name), reason));
  }
  domain::result<void> move(const std::string& name, const std::string& to,
                            const std::string& reason = "A reason") {
    return run(delegates.move_by_hand(organiser, delegate(name), to, reason));
  }
  UtcTime tomorrow() { return database_.clock().now() + std::chrono::hours{24}; }
  // Two wait at leeds, and a place is free that the list does not give.
  void with_a_free_place() {
    fill();
    for (const char* name : {"cat", "dan"}) waits(name);
    run(rooms.pause(organiser, "leeds")).value();
    run(rooms.change_capacity(organiser, "leeds", "3")).value();
  }
  // Lists one person's rows, wherever: "dan confirmed at york".
  Lines rows_of(const std::string& name) {
    return rows(
        fmt::format("SELECT delegate.name || ' ' || delegate.state || ' at ' || slug"
                    "  FROM delegate JOIN event ON event.id = event_id"
                    " WHERE delegate.name = '{}' ORDER BY delegate.id",
                    name));
  }
  std::string kind_of(const domain::result<void>& outcome) {
    if (outcome) return "done";
    const auto& problem = outcome.error();
    if (problem.kind == ProblemKind::event_full) return "full";
    if (problem.kind == ProblemKind::not_found) return "not found";
    if (problem.kind == ProblemKind::already_booked) return "already booked";
    return problem.fields.front().field.empty() ? problem.fields.front().message
                                                : problem.fields.front().field;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(delegate_by_hand, Fixture)

BOOST_AUTO_TEST_CASE(the_second_in_line_is_offered_a_place_and_the_reason_is_kept) {
  with_a_free_place();
  BOOST_TEST(kind_of(offer("dan", "  Speaks for the\nhospice ")) == "done");
  BOOST_TEST(rows_of("dan") == Lines{"dan offered at leeds"}, boost::test_tools::per_element());
  BOOST_TEST(rows_of("cat") == Lines{"cat waiting at leeds"}, boost::test_tools::per_element());
  BOOST_TEST(acts().back() == "organiser offered_by_hand: waiting>offered");
  BOOST_TEST(personal() == Lines{">Speaks for the hospice"}, boost::test_tools::per_element());
  BOOST_TEST(mails().back().starts_with("offer to dan@school.example"));
}

BOOST_AUTO_TEST_CASE(the_second_in_line_is_given_a_place_at_once) {
  with_a_free_place();
  BOOST_TEST(kind_of(confirm("dan")) == "done");
  BOOST_TEST(rows_of("dan") == Lines{"dan confirmed at leeds"}, boost::test_tools::per_element());
  BOOST_TEST(acts().back() == "organiser confirmed_by_hand: waiting>confirmed");
  BOOST_TEST(mails().back() == "place_found to dan@school.example");
}

BOOST_AUTO_TEST_CASE(somebody_who_is_asked_can_be_given_the_place_they_are_asked_about) {
  with_a_free_place();
  offer("dan").value();
  BOOST_TEST(places().free() == 0);
  BOOST_TEST(kind_of(confirm("dan")) == "done");
  BOOST_TEST(outcomes() == Lines{"accepted"}, boost::test_tools::per_element());
  BOOST_TEST(places().confirmed == 3);
}

BOOST_AUTO_TEST_CASE(kept_places_limits_and_nearness_do_not_stop_an_organiser) {
  const struct {
    const char* what;
    void (*prepare)(Fixture& room);
  } cases[] = {
      {"kept for others",
       [](Fixture& room) {
         room.run(room.rooms.change_rules(room.organiser, "leeds",
                                          {.holds = {{"hospice", "", 3, room.tomorrow()}}}))
             .value();
       }},
      {"a limit",
       [](Fixture& room) {
         room.run(room.rooms.change_rules(room.organiser, "leeds",
                                          {.sector_ceilings = {{"education", 1}}}))
             .value();
       }},
      {"too near to ask by itself",
       [](Fixture& room) {
         room.execute(
             "UPDATE event SET starts_at = starts_at - 2570400, ends_at = ends_at - 2570400"
             " WHERE slug = 'leeds'");
       }},
  };
  for (const auto& [what, prepare] : cases) {
    for (const bool asks : {true, false}) {
      BOOST_TEST_CONTEXT(what << (asks ? ", offer" : ", confirm")) {
        Fixture room;
        room.with_a_free_place();
        prepare(room);
        BOOST_TEST(room.kind_of(asks ? room.offer("dan") : room.confirm("dan")) == "done");
        BOOST_TEST(room.places().taken() == 3);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_done_by_hand_says_why_and_changes_nothing) {
  with_a_free_place();
  auto leeds = asked("eve");
  leeds.also_wait_for = {"york"};
  booked("yan", "york");
  book(leeds).value();
  const auto before = rows("SELECT count(*) FROM history").front();
  const auto ann = "leeds0";
  const struct {
    const char* what;
    domain::result<void> outcome;
    const char* why;
  } cases[] = {
      {"an offer to who has a place", offer(ann), "They do not wait for a place"},
      {"a place to who has one", confirm(ann), "They do not wait for a place"},
      {"an offer without a reason", offer("dan", " \n "), "reason"},
      {"a place for a reason too long", confirm("dan", std::string(301, 'x')), "reason"},
      {"an offer to nobody",
       run(delegates.offer_by_hand(organiser, domain::DelegateId{999}, "why")), "not found"},
      {"a move to nowhere", move("dan", "nowhere"), "not found"},
      {"a move to where they are", move("dan", "leeds"), "Choose another event"},
      {"a move to a full room", move("dan", "york"), "full"},
      {"a move without a reason", move("dan", "hull", ""), "reason"},
  };
  for (const auto& [what, outcome, why] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(kind_of(outcome) == why); }
  }
  BOOST_TEST(rows("SELECT count(*) FROM history").front() == before);
  offer("dan").value();
  BOOST_TEST(kind_of(offer("dan")) == "They are asked about a place already");
  BOOST_TEST(kind_of(offer("cat")) == "full");
  BOOST_TEST(kind_of(confirm("cat")) == "full");
}

BOOST_AUTO_TEST_CASE(nothing_is_given_by_hand_once_the_event_begins_or_is_cancelled) {
  with_a_free_place();
  execute("UPDATE event SET state = 'cancelled' WHERE slug = 'leeds'");
  const char* const over = "The event has begun or is cancelled: its places stay as they are";
  BOOST_TEST(kind_of(offer("dan")) == over);
  execute("UPDATE event SET state = 'published' WHERE slug = 'leeds'");
  const auto starts_at = cache_.current()->any("leeds")->starts_at;
  database_.clock().set(starts_at - std::chrono::hours{3});
  BOOST_TEST(kind_of(offer("dan")) ==
             "No time is left for an answer: call them, then give them the place");
  database_.clock().set(starts_at - std::chrono::seconds{1});
  BOOST_TEST(kind_of(confirm("dan")) == "done");
  database_.clock().set(starts_at);
  BOOST_TEST(kind_of(confirm("cat")) == over);
}

BOOST_AUTO_TEST_CASE(a_party_is_asked_as_one_and_never_above_the_capacity) {
  fill();
  book(group({"eve", "fay"}, true)).value();
  run(rooms.pause(organiser, "leeds")).value();
  run(rooms.change_capacity(organiser, "leeds", "3")).value();
  BOOST_TEST(kind_of(offer("fay")) == "full");
  run(rooms.change_capacity(organiser, "leeds", "4")).value();
  BOOST_TEST(kind_of(offer("fay")) == "done");
  BOOST_TEST(rows_of("eve") == Lines{"eve offered at leeds"}, boost::test_tools::per_element());
  BOOST_TEST(places().taken() == 4);
}

BOOST_AUTO_TEST_CASE(a_move_gives_the_new_place_and_the_old_one_goes_on) {
  fill();
  waits("cat");
  BOOST_TEST(kind_of(move("leeds0", "hull", "Lives nearer")) == "done");
  const Lines moved{"leeds0 cancelled at leeds", "leeds0 confirmed at hull"};
  BOOST_TEST(rows_of("leeds0") == moved, boost::test_tools::per_element());
  BOOST_TEST(rows_of("cat") == Lines{"cat offered at leeds"}, boost::test_tools::per_element());
  const Lines expected{"organiser moved_by_hand: >confirmed",
                       "organiser withdrawn: confirmed>cancelled",
                       "organiser offered: waiting>offered"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
  BOOST_TEST(personal() == Lines{">Lives nearer"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_waits_is_moved_with_their_companion_and_waits_no_more) {
  fill();
  auto wish = asked("cat");
  wish.delegates.push_back(
      {.name = "ava", .sector = "education", .roles = {"support_companion"}, .companion_of = 0});
  book(wish).value();
  BOOST_TEST(kind_of(move("cat", "hull")) == "done");
  const Lines cat{"cat cancelled at leeds", "cat confirmed at hull"};
  const Lines ava{"ava cancelled at leeds", "ava confirmed at hull"};
  BOOST_TEST(rows_of("cat") == cat, boost::test_tools::per_element());
  BOOST_TEST(rows_of("ava") == ava, boost::test_tools::per_element());
  BOOST_TEST(rows("SELECT count(*) FROM waiting_list_entry WHERE state <> 'ended'").front() == "0");
  BOOST_TEST(places("hull").confirmed == 1);
}

BOOST_AUTO_TEST_CASE(nobody_is_moved_to_where_their_address_has_a_place) {
  fill();
  auto twin = request("twin", "hull");
  twin.contact.email = twin.delegates[0].email = "leeds0@school.example";
  book(twin).value();
  BOOST_TEST(kind_of(move("leeds0", "hull")) == "already booked");
  BOOST_TEST(rows_of("leeds0") == Lines{"leeds0 confirmed at leeds"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
