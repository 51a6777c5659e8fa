#include "support/run_coroutine.hpp"

#include <exception>

#include <boost/asio/co_spawn.hpp>

namespace convene::support {

void run_to_end(boost::asio::io_context& io, boost::asio::awaitable<void> work) {
  std::exception_ptr failure;
  boost::asio::co_spawn(io, std::move(work),
                        [&failure](std::exception_ptr thrown) { failure = std::move(thrown); });
  io.restart();
  io.run();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace convene::support
