#include "bench/judgement.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace convene::bench {

// The interval is that of the sign test: it asks nothing of how the rounds scatter.
CostRatio cost_ratio(std::vector<double> of_rounds) {
  std::ranges::sort(of_rounds);
  const auto count = of_rounds.size();
  const auto rounds = static_cast<double>(count);
  constexpr double nineteen_of_twenty = 1.96;
  const auto outside = static_cast<std::size_t>(
      std::max(0.0, (rounds - nineteen_of_twenty * std::sqrt(rounds)) / 2));
  return {of_rounds[count / 2], of_rounds[outside], of_rounds[count - 1 - outside]};
}

Judgement judge(const CostRatio& ratio) {
  if (ratio.median <= cost_ratio_max) return Judgement::met;
  return ratio.low > 1 ? Judgement::too_dear : Judgement::unsure;
}

std::string text_of(const CostRatio& ratio) {
  const double percent = std::abs(ratio.median - 1) * 100;
  constexpr double visible_min = 0.05;
  if (percent < visible_min) return "as dear";
  auto change = fmt::format("{} by {:.1f} %", ratio.median > 1 ? "dearer" : "cheaper", percent);
  switch (judge(ratio)) {
    case Judgement::met:
      return change;
    case Judgement::too_dear:
      return change + ": say so in the note";
    case Judgement::unsure:
      return change + " or not at all: measure again when less else runs";
  }
  return change;
}

}  // namespace convene::bench
