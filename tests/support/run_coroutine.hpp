#pragma once

#include <optional>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace convene::support {

// Runs `work` on `io`, which has nothing else to do, until all has ended. Throws what it throws.
void run_to_end(boost::asio::io_context& io, boost::asio::awaitable<void> work);

template <class Result>
boost::asio::awaitable<void> keep_result(boost::asio::awaitable<Result> work,
                                         std::optional<Result>& result) {
  result.emplace(co_await std::move(work));
}

// The same for what comes to something. Starting a coroutine costs a second to compile: here it is
// compiled once for all tests.
template <class Result>
Result run_coroutine(boost::asio::io_context& io, boost::asio::awaitable<Result> work) {
  std::optional<Result> result;
  run_to_end(io, keep_result(std::move(work), result));
  return *std::move(result);
}

}  // namespace convene::support
