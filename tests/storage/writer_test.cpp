#include "storage/writer.hpp"

#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "domain/problem.hpp"
#include "writer_fixture.hpp"

using namespace convene;
using namespace convene::tests;
using storage::Connection;
using storage::Transaction;

BOOST_FIXTURE_TEST_SUITE(writer, WriterTest)

BOOST_AUTO_TEST_CASE(what_is_queued_is_committed_together) {
  start();
  hold_up();
  std::vector<std::string> outcomes(10);
  for (auto& outcome : outcomes) {
    ask_to_put(outcome, std::to_string(&outcome - outcomes.data()));
  }
  let_go();
  for (const auto& outcome : outcomes) BOOST_TEST(outcome == "kept");
  BOOST_TEST(commits == 2);  // the one that was held up, and all the others
  stop_threads();
  BOOST_TEST(names(connection()) == "0 1 2 3 4 5 6 7 8 9 ");
}

BOOST_AUTO_TEST_CASE(a_commit_takes_no_more_than_its_limit) {
  start();
  hold_up();
  std::vector<std::string> outcomes(storage::jobs_per_commit_max + 1);
  for (auto& outcome : outcomes) {
    ask_to_put(outcome, std::to_string(&outcome - outcomes.data()));
  }
  let_go();
  BOOST_TEST(commits == 3);
  stop_threads();
  BOOST_TEST(count(connection()) == static_cast<int>(outcomes.size()));
}

BOOST_AUTO_TEST_CASE(a_job_that_throws_leaves_nothing_and_the_others_stand) {
  start();
  hold_up();
  std::string before, failed, after;
  ask_to_put(before, "before");
  ask(failed, [](Transaction& transaction) {
    put(transaction, "half");
    throw std::runtime_error("no");
  });
  ask_to_put(after, "after");
  let_go();
  BOOST_TEST(before == "kept");
  BOOST_TEST(failed == "no");
  BOOST_TEST(after == "kept");
  BOOST_TEST(commits == 2);
  stop_threads();
  BOOST_TEST(names(connection()) == "after before ");
}

BOOST_AUTO_TEST_CASE(a_statement_that_sql_refuses_fails_its_job_alone) {
  start();
  hold_up();
  std::string first, second, third;
  ask_to_put(first, "same");
  ask_to_put(second, "same");
  ask_to_put(third, "other");
  let_go();
  BOOST_TEST(first == "kept");
  BOOST_TEST(second == "UNIQUE constraint failed: setting.name");
  BOOST_TEST(third == "kept");
}

BOOST_AUTO_TEST_CASE(a_job_with_an_error_for_a_result_is_undone) {
  storage::Changes seen;
  start_threads([&](Connection&, const storage::Changes& changes) { seen.add(changes); });
  hold_up();
  std::string refused, kept;
  ask(refused, [](Transaction& transaction) -> domain::result<int> {
    put(transaction, "refused");
    transaction.event_changed(domain::EventId{1});
    return domain::Problem{domain::ProblemKind::event_full};
  });
  ask(kept, [](Transaction& transaction) -> domain::result<int> {
    put(transaction, "kept");
    transaction.event_changed(domain::EventId{2});
    return 1;
  });
  let_go();
  BOOST_TEST(refused == "refused");
  BOOST_TEST(kept == "kept");
  stop_threads();
  BOOST_TEST(names(connection()) == "kept ");
  BOOST_TEST((seen.events == std::vector{domain::EventId{2}}));
}

BOOST_AUTO_TEST_CASE(what_was_done_twice_because_another_was_undone_is_kept_once) {
  start();
  int runs = 0;
  int turn = 0;
  const auto ask_three = [&](bool writes_before_it_fails) {
    runs = 0;
    hold_up();
    const auto name = std::to_string(++turn);
    std::string first, failed, last;
    ask(first, [&runs, name](Transaction& transaction) {
      ++runs;
      put(transaction, "first " + name);
    });
    ask(failed, [writes_before_it_fails](Transaction& transaction) {
      if (writes_before_it_fails) put(transaction, "half");
      throw std::runtime_error("no");
    });
    ask_to_put(last, "last " + name);
    let_go();
    BOOST_TEST(first == "kept");
    BOOST_TEST(failed == "no");
    BOOST_TEST(last == "kept");
  };
  ask_three(false);
  BOOST_TEST(runs == 1);
  ask_three(true);
  BOOST_TEST(runs == 2);
  // Each job has a savepoint of its own from now on, for a while.
  ask_three(true);
  BOOST_TEST(runs == 1);
  stop_threads();
  BOOST_TEST(names(connection()) == "first 1 first 2 first 3 last 1 last 2 last 3 ");
}

BOOST_AUTO_TEST_CASE(a_dry_run_returns_what_it_found_and_keeps_nothing) {
  storage::Changes seen;
  start_threads([&](Connection&, const storage::Changes& changes) { seen.add(changes); });
  hold_up();
  std::string kept, found;
  ask_to_put(kept, "kept");
  try_out(found, [](Transaction& transaction) {
    put(transaction, "tried");
    transaction.event_changed(domain::EventId{1});
    return names(transaction.connection());
  });
  let_go();
  BOOST_TEST(kept == "kept");
  BOOST_TEST(found == "kept tried ");
  stop_threads();
  BOOST_TEST(names(connection()) == "kept ");
  BOOST_TEST(seen.events.empty());
}

BOOST_AUTO_TEST_CASE(a_dry_run_that_fails_is_told_so_and_keeps_nothing) {
  start();
  std::string found;
  try_out(found, [](Transaction& transaction) -> std::string {
    put(transaction, "tried");
    throw std::runtime_error("no");
  });
  io.run();
  BOOST_TEST(found == "threw no");
  stop_threads();
  BOOST_TEST(names(connection()).empty());
}

// A group that runs again, because a job of it had to be undone, began without savepoints.
BOOST_AUTO_TEST_CASE(a_dry_run_makes_nobody_careful) {
  const auto runs_beside_a_failure = [this] {
    int runs = 0;
    hold_up();
    std::string counted, failed;
    ask(counted, [&runs](Transaction&) { ++runs; });
    ask(failed, [](Transaction& transaction) {
      put(transaction, "half");
      throw std::runtime_error("no");
    });
    let_go();
    BOOST_TEST(failed == "no");
    return runs;
  };
  start();
  for (const bool fails : {false, true}) {
    std::string found;
    try_out(found, [fails](Transaction& transaction) -> std::string {
      put(transaction, "tried");
      if (fails) throw std::runtime_error("no");
      return "found";
    });
    io.run();
    io.restart();
    BOOST_TEST(found == (fails ? "threw no" : "found"));
  }
  BOOST_TEST(runs_beside_a_failure() == 2);
  BOOST_TEST(runs_beside_a_failure() == 1);  // a job that was undone does make the next careful
}

BOOST_AUTO_TEST_CASE(nobody_is_told_before_the_commit_was_seen_by_the_boards) {
  std::string outcome;
  bool was_told_before = true;
  int on_disk = 0;
  Connection other(directory().database(), Connection::Mode::read_only);
  start_threads([&](Connection&, const storage::Changes& changes) {
    was_told_before = !outcome.empty();
    on_disk = count(other);
    BOOST_CHECK(changes.settings);
  });
  ask(outcome, [](Transaction& transaction) {
    put(transaction, "a");
    transaction.settings_changed();
  });
  io.run();
  BOOST_TEST(outcome == "kept");
  BOOST_TEST(!was_told_before);
  BOOST_TEST(on_disk == 1);
}

BOOST_AUTO_TEST_CASE(a_commit_stands_whatever_those_who_hear_of_it_do) {
  start_threads([](Connection&, const storage::Changes&) { throw std::runtime_error("deaf"); });
  std::string outcome;
  ask_to_put(outcome, "a");
  io.run();
  BOOST_TEST(outcome == "kept");
}

BOOST_AUTO_TEST_CASE(a_transaction_has_the_time_of_the_clock) {
  clock().set(support::FixedClock::start + std::chrono::hours{5});
  start();
  const auto now =
      writer().run_blocking([](Transaction& transaction) { return transaction.now(); });
  BOOST_TEST((now == support::FixedClock::start + std::chrono::hours{5}));
}

BOOST_AUTO_TEST_CASE(when_the_transaction_is_lost_everybody_in_it_is_told) {
  start();
  hold_up();
  std::string before, loses, after;
  ask_to_put(before, "before");
  ask(loses, [](Transaction& transaction) { transaction.connection().execute("ROLLBACK"); });
  ask_to_put(after, "after");
  let_go();
  BOOST_TEST(before == "unavailable");
  BOOST_TEST(loses == "unavailable");
  BOOST_TEST(after == "unavailable");
  ask_to_put(after, "later");
  io.run();
  BOOST_TEST(after == "kept");
  stop_threads();
  BOOST_TEST(names(connection()) == "later ");
}

BOOST_AUTO_TEST_CASE(a_full_queue_refuses_and_what_is_queued_is_kept) {
  start();
  hold_up();
  std::vector<std::string> outcomes(storage::writer_queue_limit + 1);
  for (auto& outcome : outcomes) {
    ask(outcome, [](Transaction&) {});
  }
  BOOST_TEST(outcomes.back() == "queue full");
  let_go();
  outcomes.pop_back();
  BOOST_TEST(std::ranges::count(outcomes, "kept") == std::ssize(outcomes));
}

BOOST_AUTO_TEST_CASE(stopping_commits_what_is_queued_and_empties_the_log) {
  start();
  hold_up();
  std::string queued, late;
  ask_to_put(queued, "queued");
  std::thread stopper([this] { writer().stop(); });
  let_go();
  stopper.join();
  BOOST_TEST(queued == "kept");
  ask_to_put(late, "late");
  io.run();
  BOOST_TEST(late == "queue full");
  writer().stop();
  readers().stop();
  BOOST_TEST(std::filesystem::file_size(directory().database().string() + "-wal") == 0U);
  BOOST_TEST(names(connection()) == "queued ");
}

BOOST_AUTO_TEST_SUITE_END()
