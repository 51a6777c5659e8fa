#pragma once

#include <string>
#include <vector>

// What becomes of the CPU time of a request when one build is compared with another: figures in, a
// sentence out.
namespace convene::bench {

// No change makes a booking dearer than this without saying so in its note.
constexpr double cost_ratio_max = 1.05;

// Ours by theirs: the median of the rounds, and between what it would lie in 19 of 20 runs.
struct CostRatio {
  double median = 1;
  double low = 1;
  double high = 1;
};

// REQUIRES: there is a round.
CostRatio cost_ratio(std::vector<double> of_rounds);

enum class Judgement {
  met,
  too_dear,
  unsure,  // it seems too dear, but two equal builds could look so on a machine as busy as this
};
Judgement judge(const CostRatio& ratio);

// "cheaper by 8.2 %", "dearer by 7.0 %: say so in the note", …
std::string text_of(const CostRatio& ratio);

}  // namespace convene::bench
