#include "app/control/client.hpp"

#include <stdexcept>
#include <system_error>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include "app/control/socket_address.hpp"

namespace convene::app {
namespace {

namespace asio = boost::asio;
using asio::local::stream_protocol;

// A crashed server leaves its socket behind, where nobody listens.
bool says_that_none_runs(const boost::system::error_code& failure) {
  return failure == asio::error::connection_refused ||
         failure == boost::system::errc::no_such_file_or_directory ||
         failure == boost::system::errc::not_a_directory;
}

}  // namespace

std::optional<ControlAnswer> ask_running_server(const std::filesystem::path& path,
                                                const ControlRequest& request,
                                                std::chrono::milliseconds longest) {
  std::error_code unknown;
  const auto type = std::filesystem::status(path, unknown).type();
  if (type == std::filesystem::file_type::not_found) return std::nullopt;
  asio::io_context io;
  stream_protocol::socket socket(io);
  boost::system::error_code failure;
  const SocketAddress address(path);
  socket.connect(address.endpoint(), failure);
  if (says_that_none_runs(failure)) return std::nullopt;
  if (failure) {
    throw std::runtime_error(fmt::format("The control socket {} of the server cannot be used: {}.",
                                         path.string(), failure.message()));
  }
  // A server that has too many clients answers without reading.
  asio::write(socket, asio::buffer(line_of(request)), failure);
  std::string answer;
  asio::async_read_until(
      socket, asio::dynamic_buffer(answer, control_answer_bytes_max), '\n',
      [&](const boost::system::error_code& ended, std::size_t) { failure = ended; });
  if (io.run_for(longest) == 0) {
    throw std::runtime_error(
        "The running server has not answered in time. What it was asked to do may still happen.");
  }
  const auto read = failure ? std::nullopt : control_answer_from(answer);
  if (!read) throw std::runtime_error("The running server ended before it answered.");
  return read;
}

}  // namespace convene::app
