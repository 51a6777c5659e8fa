#pragma once

#include <map>
#include <set>
#include <utility>

#include "simulation/compare/invariants.hpp"

namespace convene::simulation {

// The rules that need more than one step to be broken.
class Watch {
 public:
  // Checks, after an operation, each event that it touched.
  Finding check(const Step& step);
  // Checks once, after all of these.
  Finding nobody_has_two_places_of_one_booking() const;

 private:
  using At = std::pair<int, Who>;  // an event and somebody there

  Finding nobody_is_passed_more_than_three_times(const Step& step);
  Finding nobody_is_offered_what_they_gave_up(const Step& step);
  void note_places(const Step& step);

  std::map<At, int> passed_;                   // how often, since they came to where they stand
  std::set<At> given_up_;                      // given up for good
  std::map<Who, std::set<int>> confirmed_at_;  // which events
};

}  // namespace convene::simulation
