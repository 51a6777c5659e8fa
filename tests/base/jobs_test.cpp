#include "base/jobs.hpp"

#include <atomic>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include "base/thread_pool.hpp"

using namespace convene;
namespace asio = boost::asio;

BOOST_AUTO_TEST_SUITE(jobs)

BOOST_AUTO_TEST_CASE(a_coroutine_goes_on_where_it_was_with_what_the_work_returned) {
  asio::io_context io;
  ThreadPool pool(2, 8);
  std::string answer;
  asio::co_spawn(
      io,
      [&]() -> asio::awaitable<void> {
        const auto here = std::this_thread::get_id();
        const auto there = co_await pool.run([] { return std::this_thread::get_id(); });
        BOOST_TEST((there != here));
        BOOST_TEST((std::this_thread::get_id() == here));
        answer = co_await pool.run([] { return std::string("done"); });
      },
      asio::detached);
  io.run();
  BOOST_TEST(answer == "done");
}

BOOST_AUTO_TEST_CASE(what_the_work_throws_reaches_who_waits) {
  asio::io_context io;
  ThreadPool pool(1, 8);
  bool caught = false;
  asio::co_spawn(
      io,
      [&]() -> asio::awaitable<void> {
        try {
          co_await pool.run([]() -> int { throw std::invalid_argument("no"); });
        } catch (const std::invalid_argument&) {
          caught = true;
        }
      },
      asio::detached);
  io.run();
  BOOST_TEST(caught);
}

BOOST_AUTO_TEST_CASE(a_full_queue_refuses_and_a_closed_one_too) {
  struct Context {};
  JobQueue<Context> queue(1);
  asio::io_context io;
  int refused = 0;
  const auto ask = [&]() -> asio::awaitable<void> {
    try {
      co_await run_on(queue, [](Context&) { return 1; });
    } catch (const QueueFull&) {
      ++refused;
    }
  };
  for (int index = 0; index < 3; ++index) asio::co_spawn(io, ask, asio::detached);
  io.poll();
  BOOST_TEST(refused == 2);  // the first stands in the queue

  Context context;
  auto* job = queue.take(1);
  job->perform(context);
  resume_all(job);
  queue.close();
  io.restart();
  asio::co_spawn(io, ask, asio::detached);
  io.run();
  BOOST_TEST(refused == 3);
  BOOST_TEST((queue.take(1) == nullptr));
}

BOOST_AUTO_TEST_CASE(jobs_are_taken_in_order_and_no_more_than_asked_for) {
  struct Context {};
  JobQueue<Context> queue(10);
  asio::io_context io;
  std::string order;
  for (char letter = 'a'; letter < 'f'; ++letter) {
    asio::co_spawn(
        io,
        [&queue, &order, letter]() -> asio::awaitable<void> {
          co_await run_on(queue, [&order, letter](Context&) { order += letter; });
        },
        asio::detached);
  }
  io.poll();
  Context context;
  auto* chain = queue.take(3);
  for (auto* job = chain; job; job = job->next) job->perform(context);
  BOOST_TEST(order == "abc");
  resume_all(chain);
  chain = queue.take(3);
  for (auto* job = chain; job; job = job->next) job->perform(context);
  BOOST_TEST(order == "abcde");
  resume_all(chain);
  io.restart();
  io.run();
}

BOOST_AUTO_TEST_CASE(many_coroutines_and_threads_lose_nothing) {
  asio::io_context io;
  ThreadPool pool(2, 4000);
  std::atomic<int> sum = 0;
  for (int index = 0; index < 2000; ++index) {
    asio::co_spawn(
        io, [&]() -> asio::awaitable<void> { sum += co_await pool.run([] { return 1; }); },
        asio::detached);
  }
  std::thread other([&] { io.run(); });
  io.run();
  other.join();
  BOOST_TEST(sum == 2000);
}

BOOST_AUTO_TEST_SUITE_END()
