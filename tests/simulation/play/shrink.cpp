#include "simulation/play/shrink.hpp"

#include <algorithm>

namespace convene::simulation {

std::vector<Operation> shortest_failing(std::vector<Operation> history, const FailsAfter& fails,
                                        std::chrono::seconds patience) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + patience;
  for (std::size_t chunk = history.size() / 2; chunk > 0;) {
    bool is_shorter = false;
    // Begins at the end: what comes late rarely matters to what comes before.
    for (std::size_t end = history.size(); end > 0 && Clock::now() < until;) {
      const std::size_t begin = end > chunk ? end - chunk : 0;
      auto without = history;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(begin),
                    without.begin() + static_cast<std::ptrdiff_t>(end));
      if (const auto failing = fails(without)) {
        without.resize(*failing);
        history = std::move(without);
        is_shorter = true;
      }
      end = std::min(begin, history.size());
    }
    if (Clock::now() >= until) break;
    if (!is_shorter || chunk > 1) chunk = chunk == 1 ? 0 : chunk / 2;
  }
  return history;
}

}  // namespace convene::simulation
