#pragma once

#include <atomic>
#include <semaphore>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "storage/writer.hpp"
#include "support/test_database.hpp"

namespace convene::tests {

inline void put(storage::Transaction& transaction, std::string_view name) {
  transaction.connection()
      .statement("INSERT INTO setting (name, value) VALUES (?, '')")
      .bind(name)
      .run();
}

inline std::string names(storage::Connection& connection) {
  auto row = connection.statement("SELECT name FROM setting ORDER BY name");
  std::string all;
  while (row.step()) all += row.text(0) + ' ';
  return all;
}

inline int count(storage::Connection& connection) {
  auto row = connection.statement("SELECT COUNT(*) FROM setting");
  row.step();
  return static_cast<int>(row.integer(0));
}

// A writer that can be held up, so that jobs queue behind it and are taken together.
class WriterTest : public support::TestDatabase {
 public:
  boost::asio::io_context io;
  std::atomic<int> commits = 0;

  // The thread stops before `io` goes: the writer may still be waking it.
  ~WriterTest() { stop_threads(); }

  // What becomes of a job stands in `outcome` once io has run.
  template <class Work>
  void ask(std::string& outcome, Work work) {
    boost::asio::co_spawn(io, wait_for(outcome, std::move(work)), boost::asio::detached);
    io.poll();
    io.restart();
  }
  void ask_to_put(std::string& outcome, std::string name) {
    ask(outcome,
        [name = std::move(name)](storage::Transaction& transaction) { put(transaction, name); });
  }
  // What a dry run returned, or "threw " and why.
  template <class Work>
  void try_out(std::string& outcome, Work work) {
    boost::asio::co_spawn(
        io,
        [](WriterTest& test, std::string& told, Work work) -> boost::asio::awaitable<void> {
          try {
            told = co_await test.writer().try_out(std::move(work));
          } catch (const std::exception& failure) {
            told = std::string("threw ") + failure.what();
          }
        }(*this, outcome, std::move(work)),
        boost::asio::detached);
    io.poll();
    io.restart();
  }
  void start() {
    start_threads([this](storage::Connection&, const storage::Changes&) { ++commits; });
  }
  // Returns when the writer stands in a job, which ends with let_go().
  void hold_up() {
    ask(held_, [this](storage::Transaction&) {
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
  boost::asio::awaitable<void> wait_for(std::string& outcome, Work work) {
    try {
      using Result = std::invoke_result_t<Work&, storage::Transaction&>;
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

}  // namespace convene::tests
