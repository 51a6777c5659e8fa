#include "web/manage/text/story.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using namespace convene::web;

BOOST_AUTO_TEST_SUITE(story)

BOOST_AUTO_TEST_CASE(each_turn_is_told_without_anybodys_name) {
  using enum domain::Turn;
  const struct {
    domain::StoryLine line;
    const char* words;
  } cases[] = {
      {{.turn = joined, .from = 4, .to = 4}, "You joined the waiting list as number 4."},
      {{.turn = moved_up_place_taken, .from = 4, .to = 3},
       "You moved from 4 to 3: somebody ahead of you got a place."},
      {{.turn = moved_up_left, .from = 3, .to = 1},
       "You moved from 3 to 1: somebody ahead of you left the list."},
      {{.turn = moved_up_to_end, .from = 2, .to = 1},
       "You moved from 2 to 1: somebody ahead of you went to the end of the list."},
      {{.turn = offered, .from = 1, .to = 1}, "We kept a place for you and asked you."},
      {{.turn = more_time, .from = 1, .to = 1}, "You were given more time to answer."},
      {{.turn = position_kept, .from = 1, .to = 1}, "You gave the place up for this time."},
      {{.turn = not_answered, .from = 1, .to = 5}, "You went to the end of the list, as number 5."},
      {{.turn = skipped, .from = 1, .to = 1},
       "Somebody behind you got a place that was too small for all of you."},
  };
  for (const auto& [line, words] : cases) BOOST_TEST(story_text(line) == words);
}

BOOST_AUTO_TEST_SUITE_END()
