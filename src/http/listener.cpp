#include "http/listener.hpp"

#include <stdexcept>

#include <boost/asio/strand.hpp>
#include <fmt/format.h>

#include "http/listener_socket.hpp"

namespace convene::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

std::runtime_error cannot_listen(const std::string& address, unsigned short port,
                                 const error_code& error) {
  const auto where = fmt::format("{}:{}", address, port);
  if (error == asio::error::address_in_use) {
    return std::runtime_error(
        fmt::format("Cannot listen on {}: another program already does.", where));
  }
  if (error == asio::error::access_denied) {
    return std::runtime_error(
        fmt::format("Cannot listen on {}: the system does not let this user have it.", where));
  }
  if (error == error_code(EADDRNOTAVAIL, boost::system::system_category())) {
    return std::runtime_error(
        fmt::format("Cannot listen on {}: this machine does not have that address.", where));
  }
  return std::runtime_error(fmt::format("Cannot listen on {}: {}.", where, error.message()));
}

tcp::acceptor listen(const asio::any_io_executor& executor, const std::string& host,
                     unsigned short port) {
  error_code error;
  const auto address = asio::ip::make_address(host, error);
  if (error) {
    throw std::runtime_error(
        fmt::format("Cannot listen on \"{}\": that is no address, like 127.0.0.1 or ::1.", host));
  }
  const tcp::endpoint endpoint(address, port);
  tcp::acceptor acceptor(executor);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) throw cannot_listen(host, port, error);
  return acceptor;
}

}  // namespace

Listener::Listener(asio::io_context& io, const std::string& address, unsigned short port)
    : socket_(std::make_unique<Socket>(listen(asio::make_strand(io), address, port))),
      port_(socket_->acceptor.local_endpoint().port()) {}

Listener::Listener(Listener&&) noexcept = default;

Listener::~Listener() = default;

}  // namespace convene::http
