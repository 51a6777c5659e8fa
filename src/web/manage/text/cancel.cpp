#include "web/manage/text/cancel.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "web/manage/text/state.hpp"

namespace convene::web {
namespace {

using domain::Delegate;
using domain::DelegateState;

std::string in(std::string_view town) { return town.empty() ? "" : fmt::format(" in {}", town); }
std::string of(std::string_view town) { return town.empty() ? "" : fmt::format(" for {}", town); }

CancelText leave_text(const domain::Booking& booking, std::string_view town) {
  const bool is_asked = any_is(booking, DelegateState::offered);
  return {
      .link = "Leave the waiting list" + of(town),
      .means = "You can do so at any time.",
      .title = "Do you want to leave the waiting list" + of(town) + "?",
      .consequence =
          std::string(is_asked ? "The place that is held for you goes to the next person. " : "") +
          "You lose your position. To come back you would join at the end.",
      .button = "Leave the waiting list",
      .keep = "Stay on the list",
      .done = "You have left the waiting list" + of(town) + "."};
}

// "Ann Example, Ben Example and Cat Example"
std::string names_of(const std::vector<const Delegate*>& people) {
  std::string names;
  for (std::size_t index = 0; index < people.size(); ++index) {
    if (index > 0) names += index + 1 == people.size() ? " and " : ", ";
    names += people[index]->name;
  }
  return names;
}

}  // namespace

CancelText cancel_text(const domain::Booking& booking, std::string_view town) {
  const bool has_place = any_is(booking, DelegateState::confirmed);
  if (!has_place && !live_delegates(booking).empty()) return leave_text(booking, town);
  const bool is_one = live_delegates(booking).size() == 1;
  return {.link = (is_one ? "Give up your place" : "Give up places") + in(town),
          .means = "The place goes to the next person who waits.",
          .title = is_one ? "Do you want to give up your place?" : "Do you want to give up places?",
          .consequence =
              "A place that you give up goes to the next person who waits. You cannot "
              "take it back: if all places are taken you would join the waiting list.",
          .button = is_one ? "Give up my place" : "Give up these places",
          .keep = is_one ? "Keep my place" : "Keep all places",
          .done = "You have given up your place" + in(town) +
                  ". Thank you for telling us: somebody else can use it."};
}

CancelText cancel_text(const Delegate& person, const std::vector<const Delegate*>& companions) {
  CancelText text{
      .link = "Leave the waiting list",
      .means = {},
      .title = "Should " + person.name + " leave the waiting list?",
      .consequence = person.name + " loses the position. To come back they would join at the end.",
      .button = "Leave the waiting list",
      .keep = "Stay on the list",
      .done = person.name + " is not on the waiting list any more."};
  if (person.state == DelegateState::confirmed) {
    text.link = "Give up this place";
    text.title = "Do you want to give up the place of " + person.name + "?";
    text.consequence =
        "The place goes to the next person who waits. You cannot take it back: if all places are "
        "taken, " +
        person.name + " would join the waiting list.";
    text.button = "Give up this place";
    text.keep = "Keep this place";
    text.done = left_text({&person});
  }
  if (!companions.empty()) {
    const bool is_one = companions.size() == 1;
    text.consequence +=
        fmt::format(" {} {} to support {} and {} with them.", names_of(companions),
                    is_one ? "comes" : "come", person.name, is_one ? "leaves" : "leave");
  }
  if (!person.also_waits.empty()) {
    text.consequence += " What they have or wait for in other regions is given up too.";
  }
  return text;
}

std::string left_text(const std::vector<const Delegate*>& people) {
  return names_of(people) + (people.size() == 1 ? " is" : " are") + " not coming any more.";
}

}  // namespace convene::web
