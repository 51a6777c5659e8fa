#include "domain/story.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;
using convene::UtcTime;
using std::chrono::seconds;

namespace {

AuditEntry entry(int at, AuditAction action, std::int64_t who, std::string before,
                 std::string after) {
  return {.at = UtcTime{seconds{at}},
          .action = action,
          .delegate = DelegateId{who},
          .before = std::move(before),
          .after = std::move(after)};
}

StoryLine line(int at, Turn turn, int from, int to) {
  return {UtcTime{seconds{at}}, turn, from, to};
}

AuditEntry waits(int at, std::int64_t who) {
  return entry(at, AuditAction::booked, who, "", "waiting");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(story)

BOOST_AUTO_TEST_CASE(what_others_do_is_told_by_what_it_does_to_the_position) {
  const std::vector<AuditEntry> history = {
      entry(1, AuditAction::booked, 1, "", "confirmed"),
      waits(2, 2),
      waits(3, 3),
      waits(4, 4),
      waits(5, 5),  // whose story it is
      waits(6, 6),
      entry(7, AuditAction::cancelled, 1, "confirmed", "cancelled"),
      entry(7, AuditAction::offered, 2, "waiting", "offered"),
      entry(8, AuditAction::offer_accepted, 2, "offered", "confirmed"),
      entry(9, AuditAction::cancelled, 6, "waiting", "cancelled"),  // leaves from behind
      entry(10, AuditAction::offer_expired, 3, "offered", "waiting"),
      entry(10, AuditAction::moved_to_end, 3, "2", "9"),
      entry(11, AuditAction::cancelled, 4, "waiting", "cancelled"),
      entry(12, AuditAction::cancelled, 3, "waiting", "cancelled"),  // who had gone behind
  };
  const std::vector<StoryLine> expected = {
      line(5, Turn::joined, 4, 4), line(8, Turn::moved_up_place_taken, 4, 3),
      line(10, Turn::moved_up_to_end, 3, 2), line(11, Turn::moved_up_left, 2, 1)};
  BOOST_TEST((story_of(history, {DelegateId{5}}, {}) == expected));
}

BOOST_AUTO_TEST_CASE(what_happens_to_several_at_once_is_one_line) {
  const std::vector<AuditEntry> history = {
      waits(1, 1), waits(2, 2), waits(3, 3),
      entry(4, AuditAction::cancelled, 1, "waiting", "cancelled"),
      entry(4, AuditAction::cancelled, 2, "waiting", "cancelled")};
  const std::vector<StoryLine> expected = {line(3, Turn::joined, 3, 3),
                                           line(4, Turn::moved_up_left, 3, 1)};
  BOOST_TEST((story_of(history, {DelegateId{3}}, {}) == expected));
}

BOOST_AUTO_TEST_CASE(who_takes_no_seat_and_who_belongs_to_the_party_are_not_counted) {
  const std::vector<AuditEntry> history = {
      waits(1, 1),
      waits(1, 2),
      waits(2, 3),
      waits(2, 4),
      entry(3, AuditAction::cancelled, 1, "waiting", "cancelled"),
      entry(3, AuditAction::cancelled, 2, "waiting", "cancelled"),
      entry(4, AuditAction::cancelled, 3, "waiting", "cancelled")};
  const std::vector<StoryLine> expected = {line(2, Turn::joined, 2, 2),
                                           line(3, Turn::moved_up_left, 2, 1)};
  BOOST_TEST((story_of(history, {DelegateId{3}, DelegateId{4}}, {DelegateId{2}}) == expected));
}

BOOST_AUTO_TEST_CASE(ones_own_answers_are_part_of_the_story) {
  const std::vector<AuditEntry> history = {
      waits(1, 1),
      waits(2, 2),
      entry(3, AuditAction::skipped, 1, "0", "1"),
      entry(4, AuditAction::offered, 1, "waiting", "offered"),
      entry(5, AuditAction::offer_extended, 1, "10", "20"),
      entry(6, AuditAction::position_kept, 1, "offered", "waiting"),
      entry(7, AuditAction::offered, 1, "waiting", "offered"),
      entry(8, AuditAction::offer_expired, 1, "offered", "waiting"),
      entry(8, AuditAction::moved_to_end, 1, "1", "3")};
  const std::vector<StoryLine> expected = {
      line(1, Turn::joined, 1, 1),        line(3, Turn::skipped, 1, 1),
      line(4, Turn::offered, 1, 1),       line(5, Turn::more_time, 1, 1),
      line(6, Turn::position_kept, 1, 1), line(7, Turn::offered, 1, 1),
      line(8, Turn::not_answered, 1, 2)};
  BOOST_TEST((story_of(history, {DelegateId{1}}, {}) == expected));
}

BOOST_AUTO_TEST_SUITE_END()
