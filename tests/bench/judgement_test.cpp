#include "bench/judgement.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::bench;

BOOST_AUTO_TEST_SUITE(judgement_of_two_builds)

BOOST_AUTO_TEST_CASE(a_booking_may_be_five_percent_dearer_and_no_more) {
  struct Case {
    CostRatio ratio;
    Judgement judgement;
    const char* words;
  };
  for (const auto& [ratio, judgement, expected] : {
           Case{{0.5, 0.4, 0.6}, Judgement::met, "cheaper by 50.0 %"},
           Case{{0.991, 0.9, 1.1}, Judgement::met, "cheaper by 0.9 %"},
           Case{{1, 0.9, 1.1}, Judgement::met, "as dear"},
           Case{{1.0004, 1, 1.1}, Judgement::met, "as dear"},
           Case{{1.05, 1.04, 1.06}, Judgement::met, "dearer by 5.0 %"},
           Case{{1.051, 1.01, 1.1}, Judgement::too_dear, "dearer by 5.1 %: say so in the note"},
           Case{{2, 1.9, 2.1}, Judgement::too_dear, "dearer by 100.0 %: say so in the note"},
           Case{{1.07, 0.99, 1.2},
                Judgement::unsure,
                "dearer by 7.0 % or not at all: measure again when less else runs"},
       }) {
    BOOST_TEST_CONTEXT(ratio.median) {
      BOOST_TEST((judge(ratio) == judgement));
      BOOST_TEST(text_of(ratio) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(few_rounds_that_scatter_are_no_proof_and_many_that_agree_are) {
  BOOST_TEST((judge(cost_ratio({0.8, 1.1, 1.5})) == Judgement::unsure));
  BOOST_TEST((judge(cost_ratio({1.06, 1.07, 1.08})) == Judgement::too_dear));
  // One wild round in nine changes nothing.
  const std::vector<double> dearer = {1.07, 1.06, 1.08, 0.5, 1.07, 1.09, 1.07, 1.06, 1.08};
  BOOST_TEST((judge(cost_ratio(dearer)) == Judgement::too_dear));
  const std::vector<double> equal = {1.0, 1.01, 0.99, 1.6, 1.0, 1.02, 0.98, 1.0, 1.01};
  BOOST_TEST((judge(cost_ratio(equal)) == Judgement::met));
  BOOST_TEST(cost_ratio({1.2}).low == 1.2);
}

BOOST_AUTO_TEST_SUITE_END()
