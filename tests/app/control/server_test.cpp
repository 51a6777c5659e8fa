#include "app/control/server.hpp"

#include <fstream>
#include <thread>

#include <boost/asio/buffer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "app/control/client.hpp"
#include "app/control/socket_address.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::app;
namespace asio = boost::asio;

namespace {

ControlCommands sample_commands() {
  return {{"echo",
           [](std::vector<std::string> arguments) -> asio::awaitable<ControlAnswer> {
             co_return ControlAnswer{.is_well = true, .text = arguments.at(0)};
           }},
          {"fail", [](std::vector<std::string>) -> asio::awaitable<ControlAnswer> {
             throw std::runtime_error("it broke");
             co_return ControlAnswer{};
           }}};
}

// A server of these commands on a thread of its own.
class Served {
 public:
  explicit Served(const std::filesystem::path& path, ControlLimits limits = {})
      : server_(io_, path, sample_commands(), limits), thread_([this] { io_.run(); }) {}
  ~Served() {
    io_.stop();
    thread_.join();
    server_.stop();
    io_.restart();
    io_.poll();
  }

 private:
  asio::io_context io_;
  ControlServer server_;
  const asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
  std::thread thread_;
};

// Somebody who writes into the socket what they like.
class Client {
 public:
  explicit Client(const std::filesystem::path& path) : socket_(io_) {
    socket_.connect(SocketAddress(path).endpoint());
  }
  void write(const std::string& text) {
    boost::system::error_code ignored;
    asio::write(socket_, asio::buffer(text), ignored);
  }
  // Empty where the server closes without one.
  std::string answer() {
    std::string text;
    boost::system::error_code failure;
    asio::read_until(socket_, asio::dynamic_buffer(text), '\n', failure);
    return text;
  }

 private:
  asio::io_context io_;
  asio::local::stream_protocol::socket socket_;
};

std::string failure_of(const std::filesystem::path& path) {
  asio::io_context io;
  try {
    const ControlServer server(io, path, {});
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return "";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct Fixture {
  const support::TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "control.sock";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(control_server, Fixture)

BOOST_AUTO_TEST_CASE(a_command_is_answered) {
  const Served served(path);
  const auto answer = ask_running_server(path, {"echo", {"with \"quotes\"\nand lines"}});
  BOOST_TEST(answer->is_well);
  BOOST_TEST(answer->text == "with \"quotes\"\nand lines");
  BOOST_TEST(ask_running_server(path, {"fail", {}})->text == "it broke");
  BOOST_TEST(contains(ask_running_server(path, {"dance", {}})->text, "no command \"dance\""));
}

BOOST_AUTO_TEST_CASE(what_is_no_request_is_told_so) {
  const Served served(path);
  for (const auto& line : std::vector<std::string>{
           "\n", "echo hello\n", "{}\n", "[]\n", "{\"command\": 7}\n",
           "{\"command\": \"echo\", \"arguments\": \"hello\"}\n",
           "{\"command\": \"echo\", \"arguments\": [7]}\n", "{\"command\": \"\xFF\"}\n",
           std::string(100'000, '['), std::string(4096, ' ')}) {
    BOOST_TEST_CONTEXT(line.substr(0, 50)) {
      Client client(path);
      client.write(line);
      BOOST_TEST(contains(client.answer(), "That is no request"));
    }
  }
}

BOOST_AUTO_TEST_CASE(whoever_says_nothing_is_sent_off) {
  const Served served(path, {.clients = 8, .request = std::chrono::milliseconds{10}});
  Client silent(path);
  BOOST_TEST(silent.answer().empty());
  Client slow(path);
  slow.write("{\"command\"");
  BOOST_TEST(slow.answer().empty());
}

BOOST_AUTO_TEST_CASE(one_client_too_many_is_told_so_and_the_others_are_served) {
  const Served served(path, {.clients = 2, .request = std::chrono::hours{1}});
  Client first(path);
  auto second = std::make_unique<Client>(path);
  BOOST_TEST(contains(ask_running_server(path, {"echo", {"hello"}})->text, "busy"));
  first.write(R"({"command": "echo", "arguments": ["first"]})"
              "\n");
  BOOST_TEST(contains(first.answer(), "first"));
}

BOOST_AUTO_TEST_CASE(the_socket_is_its_owners_alone_and_goes_with_the_server) {
  const auto former = umask(0);
  {
    const Served served(path);
    struct stat status{};
    BOOST_REQUIRE(lstat(path.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0600);
  }
  umask(former);
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(what_a_crashed_server_left_is_replaced) {
  BOOST_TEST(!ask_running_server(path, {"echo", {"hello"}}).has_value());
  {
    asio::io_context io;
    asio::local::stream_protocol::acceptor left_behind(io, SocketAddress(path).endpoint());
  }
  BOOST_REQUIRE(std::filesystem::exists(path));
  BOOST_TEST(!ask_running_server(path, {"echo", {"hello"}}).has_value());
  const Served served(path);
  BOOST_TEST(ask_running_server(path, {"echo", {"hello"}})->text == "hello");
}

BOOST_AUTO_TEST_CASE(a_file_of_that_name_is_left_as_it_is) {
  std::ofstream(path) << "somebody's";
  BOOST_TEST(contains(failure_of(path), "something else has its name"));
  BOOST_TEST(std::filesystem::file_size(path) == 10U);
}

BOOST_AUTO_TEST_CASE(a_path_that_is_longer_than_a_sockets_works_all_the_same) {
  const auto folder = directory.path() / std::string(100, 'a') / std::string(100, 'b');
  std::filesystem::create_directories(folder);
  const auto far = folder / "control.sock";
  {
    const Served served(far);
    BOOST_TEST(std::filesystem::is_socket(far));
    BOOST_TEST(ask_running_server(far, {"echo", {"hello"}})->text == "hello");
  }
  BOOST_TEST(!std::filesystem::exists(far));
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_answer_is_not_waited_for_for_ever) {
  asio::io_context io;
  const asio::local::stream_protocol::acceptor nobody(io, SocketAddress(path).endpoint());
  BOOST_CHECK_THROW(ask_running_server(path, {"echo", {}}, std::chrono::milliseconds{1}),
                    std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
