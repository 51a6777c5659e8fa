#include "web/manage/text/story.hpp"

#include <fmt/format.h>

namespace convene::web {
namespace {

std::string moved(const domain::StoryLine& line, std::string_view why) {
  return fmt::format("You moved from {} to {}: somebody ahead of you {}.", line.from, line.to, why);
}

}  // namespace

std::string story_text(const domain::StoryLine& line) {
  switch (line.turn) {
    using enum domain::Turn;
    case joined:
      return fmt::format("You joined the waiting list as number {}.", line.to);
    case moved_up_place_taken:
      return moved(line, "got a place");
    case moved_up_left:
      return moved(line, "left the list");
    case moved_up_to_end:
      return moved(line, "went to the end of the list");
    case offered:
      return "We kept a place for you and asked you.";
    case more_time:
      return "You were given more time to answer.";
    case position_kept:
      return "You gave the place up for this time.";
    case not_answered:
      return fmt::format("You went to the end of the list, as number {}.", line.to);
    case not_told:
      return "Our email about it did not reach you, so this offer does not count.";
    case skipped:
      return "Somebody behind you got a place that was too small for all of you.";
  }
  return {};
}

}  // namespace convene::web
