#include <boost/test/unit_test.hpp>

#include "simulation/generator/generator.hpp"
#include "simulation/play/playthrough.hpp"

// The simulation itself: the model keeps the rules that it is to find broken.
namespace convene::simulation {
namespace {

class SecondModel final : public Subject {
 public:
  explicit SecondModel(UtcTime begins_at) : model_(begins_at) {}

  Outcome apply(const Operation& operation) override { return model_.apply(operation); }
  std::set<int> touched() override {
    std::set<int> numbers;
    for (const auto event : model_.touched) numbers.insert(model_.events[event].number);
    return numbers;
  }
  Picture picture(int event) override { return model_.picture(*model_.event_of(event)); }
  std::string contradiction() override { return {}; }

 private:
  Model model_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(simulation_model)

BOOST_AUTO_TEST_CASE(the_model_breaks_no_rule_itself) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Generator generator(seed);
    const auto begin = generator.first_moment();
    SecondModel subject(begin);
    Playthrough play(begin, subject);
    for (int count = 0; count < 2000; ++count) {
      const auto operation = generator.next(play.model());
      const auto finding = play.perform(operation);
      BOOST_TEST_CONTEXT("seed " << seed << ", " << describe(operation)) {
        BOOST_REQUIRE_EQUAL(finding.value_or(""), "");
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::simulation
