#include "storage/readers.hpp"

#include <semaphore>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;
namespace asio = boost::asio;
using storage::Connection;
using storage::Transaction;

namespace {

int count(Connection& connection) {
  auto row = connection.statement("SELECT COUNT(*) FROM setting");
  row.step();
  return static_cast<int>(row.integer(0));
}

void put(storage::Writer& writer, std::string_view name) {
  writer.run_blocking([name](Transaction& transaction) {
    transaction.connection()
        .statement("INSERT INTO setting (name, value) VALUES (?, '')")
        .bind(name)
        .run();
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(readers, support::TestDatabase)

BOOST_AUTO_TEST_CASE(a_reader_sees_what_was_committed_before) {
  start_threads();
  put(writer(), "a");
  BOOST_TEST(TestDatabase::readers().run_blocking(count) == 1);
  put(writer(), "b");
  BOOST_TEST(TestDatabase::readers().run_blocking(count) == 2);
}

BOOST_AUTO_TEST_CASE(a_job_sees_one_moment_whatever_is_written_meanwhile) {
  start_threads();
  asio::io_context io;
  std::binary_semaphore has_looked{0};
  std::binary_semaphore may_look_again{0};
  int first = -1;
  int second = -1;
  asio::co_spawn(
      io,
      [&]() -> asio::awaitable<void> {
        co_await TestDatabase::readers().run([&](Connection& connection) {
          first = count(connection);
          has_looked.release();
          may_look_again.acquire();
          second = count(connection);
        });
      },
      asio::detached);
  io.poll();
  has_looked.acquire();
  put(writer(), "meanwhile");
  may_look_again.release();
  io.run();
  BOOST_TEST(first == 0);
  BOOST_TEST(second == 0);
  BOOST_TEST(TestDatabase::readers().run_blocking(count) == 1);
  // The threads stop before `io` goes: a reader may still be waking it.
  stop_threads();
}

BOOST_AUTO_TEST_CASE(a_reader_cannot_write) {
  start_threads();
  for (const char* sql :
       {"INSERT INTO setting (name, value) VALUES ('a', '')", "DELETE FROM region",
        "CREATE TABLE another (id INTEGER)", "PRAGMA user_version = 9"}) {
    BOOST_TEST_CONTEXT(sql) {
      BOOST_CHECK_THROW(TestDatabase::readers().run_blocking(
                            [sql](Connection& connection) { connection.execute(sql); }),
                        SQLite::Exception);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_job_that_throws_does_not_spoil_the_connection) {
  start_threads();
  for (int time = 0; time < 4; ++time) {
    BOOST_CHECK_THROW(TestDatabase::readers().run_blocking([](Connection& connection) -> int {
      count(connection);
      throw std::invalid_argument("no");
    }),
                      std::invalid_argument);
  }
  put(writer(), "a");
  BOOST_TEST(TestDatabase::readers().run_blocking(count) == 1);
}

BOOST_AUTO_TEST_CASE(stopped_readers_refuse) {
  start_threads();
  TestDatabase::readers().stop();
  BOOST_CHECK_THROW(TestDatabase::readers().run_blocking(count), QueueFull);
}

BOOST_AUTO_TEST_SUITE_END()
