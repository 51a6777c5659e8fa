#include "bench/rows.hpp"

#include <boost/test/unit_test.hpp>

#include "bench/plain_loop.hpp"
#include "support/temporary_directory.hpp"

using namespace convene::bench;

BOOST_AUTO_TEST_SUITE(rows_left_behind)

BOOST_AUTO_TEST_CASE(the_plain_loop_leaves_a_row_in_five_tables) {
  const convene::support::TemporaryDirectory directory;
  const auto data = directory.path() / "loop";
  PlainLoop loop(data);
  const auto before = count_rows(PlainLoop::file(data));
  for (int booking = 0; booking < 3; ++booking) loop.book();
  auto left = added(before, count_rows(PlainLoop::file(data)));
  std::erase_if(left, [](const auto& counted) { return counted.second == 0; });
  const RowCounts expected = {
      {"booking", 3}, {"delegate", 3}, {"delegate_role", 3}, {"history", 3}, {"outbox", 3}};
  BOOST_TEST((left == expected));
}

BOOST_AUTO_TEST_CASE(what_a_booking_leaves_more_or_less_is_named) {
  const RowCounts loop = {{"booking", 20}, {"history", 20}, {"hold", 0}};
  struct Case {
    RowCounts left;
    const char* difference;
    bool has_all;
  };
  for (const auto& [left, expected, has_all_of_them] :
       {Case{{{"booking", 20}, {"history", 20}}, "the same", true},
        Case{{{"booking", 20}, {"history", 40}, {"note", 10}}, "history +1, note +0.5", true},
        Case{{{"booking", 20}, {"note", 20}}, "history -1, note +1", false}}) {
    BOOST_TEST(difference(left, loop, 20) == expected);
    BOOST_TEST(has_all(left, loop) == has_all_of_them);
  }
}

BOOST_AUTO_TEST_SUITE_END()
