#include "simulation/play/shrink.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace convene::simulation {

BOOST_AUTO_TEST_SUITE(simulation_shrink)

BOOST_AUTO_TEST_CASE(what_does_not_matter_is_left_out_of_a_failing_history) {
  std::vector<Operation> history;
  for (int number = 0; number < 200; ++number) history.push_back({.number = number});
  // Fails at 150, if 17 and 90 have come before.
  const auto fails = [](const std::vector<Operation>& played) -> std::optional<std::size_t> {
    const auto find = [&played](int number) {
      return std::ranges::find(played, number, &Operation::number);
    };
    if (find(17) == played.end() || find(90) == played.end()) return std::nullopt;
    const auto end = find(150);
    if (end == played.end()) return std::nullopt;
    return static_cast<std::size_t>(end - played.begin()) + 1;
  };
  std::vector<int> left;
  for (const auto& operation : shortest_failing(history, fails, std::chrono::minutes{1})) {
    left.push_back(operation.number);
  }
  const std::vector<int> expected{17, 90, 150};
  BOOST_TEST(left == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::simulation
