// The writer on a disk that is full or broken.

#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/disk_faults.hpp"
#include "writer_fixture.hpp"

using namespace convene;
using namespace convene::tests;
namespace asio = boost::asio;
using storage::Connection;
using storage::Transaction;

namespace {

// The disk is there before the connection that is to feel its faults.
struct BadDisk {
  support::DiskFaults disk;
};
struct WriterOnABadDisk : BadDisk, WriterTest {};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(writer_on_a_bad_disk, WriterOnABadDisk)

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
  start();
  hold_up();
  std::string first, last, later;
  ask_to_put(first, "first");
  ask(last, [this](Transaction& transaction) {
    put(transaction, "last");
    disk.fail_writes(SQLITE_FULL);
  });
  let_go();
  BOOST_TEST(first == "unavailable");
  BOOST_TEST(last == "unavailable");
  disk.repair();
  ask_to_put(later, "later");
  io.run();
  BOOST_TEST(later == "kept");
  stop_threads();
  Connection anew(directory().database(), Connection::Mode::plain);
  BOOST_TEST(names(anew) == "later ");
}

BOOST_AUTO_TEST_CASE(nobody_is_told_anything_when_the_disk_is_uncertain) {
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
              disk.fail_writes(SQLITE_IOERR_WRITE);
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
    disk.repair();
    test_has_looked.release();
    io.run();
    BOOST_TEST(outcome == "unavailable");
  }
}

BOOST_AUTO_TEST_SUITE_END()
