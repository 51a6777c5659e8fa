#include "storage/writer.hpp"

#include <atomic>
#include <filesystem>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include "domain/problem.hpp"
#include "support/disk_faults.hpp"
#include "support/test_database.hpp"

using namespace convene;
namespace asio = boost::asio;
using storage::Connection;
using storage::Transaction;

namespace {

void put(Transaction& transaction, std::string_view name) {
  transaction.connection()
      .statement("INSERT INTO setting (name, value) VALUES (?, '')")
      .bind(name)
      .run();
}

std::string names(Connection& connection) {
  auto row = connection.statement("SELECT name FROM setting ORDER BY name");
  std::string all;
  while (row.step()) all += row.text(0) + ' ';
  return all;
}

int count(Connection& connection) {
  auto row = connection.statement("SELECT COUNT(*) FROM setting");
  row.step();
  return static_cast<int>(row.integer(0));
}

// A writer that can be held up, so that jobs queue behind it and are taken together.
class WriterTest : public support::TestDatabase {
 public:
  asio::io_context io;
  std::atomic<int> commits = 0;

  // Before `io` goes: the writer may still be waking it.
  ~WriterTest() { stop_threads(); }

  // What becomes of a job stands in `outcome` once io has run.
  template <class Work>
  void ask(std::string& outcome, Work work) {
    asio::co_spawn(io, wait_for(outcome, std::move(work)), asio::detached);
    io.poll();
    io.restart();
  }
  void ask_to_put(std::string& outcome, std::string name) {
    ask(outcome, [name = std::move(name)](Transaction& transaction) { put(transaction, name); });
  }
  void start() {
    start_threads([this](Connection&, const storage::Changes&) { ++commits; });
  }
  // Returns when the writer stands in a job, which ends with let_go().
  void hold_up() {
    ask(held_, [this](Transaction&) {
      is_held_.release();
      may_go_on_.acquire();
    });
    is_held_.acquire();
  }
  void let_go() {
    may_go_on_.release();
    io.run();
    io.restart();
  }

 private:
  template <class Work>
  asio::awaitable<void> wait_for(std::string& outcome, Work work) {
    try {
      using Result = std::invoke_result_t<Work&, Transaction&>;
      if constexpr (std::is_void_v<Result>) {
        co_await writer().run(std::move(work));
        outcome = "kept";
      } else {
        const Result result = co_await writer().run(std::move(work));
        outcome = result ? "kept" : "refused";
      }
    } catch (const storage::StorageUnavailable&) {
      outcome = "unavailable";
    } catch (const QueueFull&) {
      outcome = "queue full";
    } catch (const std::exception& failure) {
      outcome = failure.what();
    }
  }

  std::binary_semaphore is_held_{0};
  std::binary_semaphore may_go_on_{0};
  std::string held_;
};

}  // namespace

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

BOOST_FIXTURE_TEST_SUITE(writer_on_a_bad_disk, WriterTest)

BOOST_AUTO_TEST_CASE(a_database_that_may_not_grow_keeps_exactly_what_it_says) {
  start();
  writer().run_blocking([](Transaction& transaction) {
    auto pages = transaction.connection().statement("PRAGMA page_count");
    pages.step();
    const auto limit = std::to_string(pages.integer(0) + 8);
    transaction.connection().execute(("PRAGMA max_page_count = " + limit).c_str());
  });
  hold_up();
  std::vector<std::string> outcomes(20);
  for (auto& outcome : outcomes) {
    ask(outcome, [name = &outcome - outcomes.data()](Transaction& transaction) {
      transaction.connection()
          .statement("INSERT INTO setting (name, value) VALUES (?, ?)")
          .bind(std::to_string(name), std::string(5000, 'x'))
          .run();
    });
  }
  let_go();
  BOOST_TEST(std::ranges::count(outcomes, "unavailable") > 0);
  std::string later;
  ask(later, [](Transaction& transaction) {
    transaction.connection().execute("PRAGMA max_page_count = 100000");
    put(transaction, "later");
  });
  io.run();
  BOOST_TEST(later == "kept");
  stop_threads();
  BOOST_TEST(count(connection()) == std::ranges::count(outcomes, "kept") + 1);
}

BOOST_AUTO_TEST_CASE(a_commit_without_room_fails_the_group_and_the_writer_goes_on) {
  support::DiskFaults disk;
  start();
  hold_up();
  std::string first, last, later;
  ask_to_put(first, "first");
  ask(last, [&disk](Transaction& transaction) {
    put(transaction, "last");
    disk.fail_with(ENOSPC);
  });
  let_go();
  BOOST_TEST(first == "unavailable");
  BOOST_TEST(last == "unavailable");
  disk.fail_with(0);
  ask_to_put(later, "later");
  io.run();
  BOOST_TEST(later == "kept");
  stop_threads();
  Connection anew(directory().database(), Connection::Mode::plain);
  BOOST_TEST(names(anew) == "later ");
}

BOOST_AUTO_TEST_CASE(nobody_is_told_anything_when_the_disk_is_uncertain) {
  support::DiskFaults disk;
  std::string what;
  std::binary_semaphore is_uncertain{0};
  std::binary_semaphore test_has_looked{0};
  {
    storage::Writer uncertain(
        connection(), clock(), [](Connection&, const storage::Changes&) {},
        [&](std::string_view failure) {
          what = failure;
          is_uncertain.release();
          // A server ends here, and reads its disk anew.
          test_has_looked.acquire();
        });
    std::string outcome;
    asio::co_spawn(
        io,
        [&]() -> asio::awaitable<void> {
          try {
            co_await uncertain.run([&](Transaction& transaction) {
              put(transaction, "a");
              disk.fail_with(EIO);
            });
            outcome = "kept";
          } catch (const storage::StorageUnavailable&) {
            outcome = "unavailable";
          }
        },
        asio::detached);
    io.poll();
    is_uncertain.acquire();
    io.poll();
    BOOST_TEST(outcome == "");
    BOOST_TEST(what == "disk I/O error");
    disk.fail_with(0);
    test_has_looked.release();
    io.run();
    BOOST_TEST(outcome == "unavailable");
  }
}

BOOST_AUTO_TEST_SUITE_END()
