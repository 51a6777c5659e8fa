#include "http/stream.hpp"

#include <atomic>

#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"
#include "support/wait_until.hpp"

namespace convene::http {
namespace {

using support::HttpClient;
using support::HttpResponse;
using support::HttpServer;
using support::wait_until;

constexpr std::chrono::hours never{1};
constexpr std::chrono::milliseconds soon{50};

// A number that changes, and everybody who is told of it.
struct Number {
  std::atomic<int> value = 0;
  std::atomic<int> listeners = 0;
  std::atomic<int> told = 0;
  std::atomic<std::size_t> filler_bytes = 0;  // so many with each message
};

class NumberStream final : public Stream {
 public:
  explicit NumberStream(Number& number) : number_(number) { ++number_.listeners; }
  ~NumberStream() override { --number_.listeners; }
  NumberStream(const NumberStream&) = delete;
  NumberStream& operator=(const NumberStream&) = delete;

  bool has_update() const override { return number_.value != last_; }
  std::string take() override {
    const int value = number_.value;
    if (last_.exchange(value) == value) return {};
    ++number_.told;
    return event_message("number " + std::to_string(value) +
                         std::string(number_.filler_bytes, ' '));
  }

 private:
  Number& number_;
  std::atomic<int> last_ = -1;
};

Limits without_deadlines() {
  Limits limits;
  limits.header_time = limits.body_time = limits.idle_time = limits.write_time = never;
  limits.heartbeat_time = never;
  return limits;
}

struct Fixture {
  std::vector<Route> routes() {
    auto all = test_routes();
    all.push_back(
        {Method::get, "/number", [this](const Request&) -> boost::asio::awaitable<Response> {
           co_return stream_response(std::make_shared<NumberStream>(number));
         }});
    return all;
  }

  HttpServer& start(const Limits& limits = without_deadlines(), std::size_t io_threads = 1) {
    ServerOptions options;
    options.limits = limits;
    options.io_threads = io_threads;
    return server.emplace(routes(), options);
  }

  // Has read the head and the first number.
  HttpClient listener() {
    auto client = server->client();
    listen(client);
    return client;
  }
  static HttpResponse listen(HttpClient& client) {
    const auto head = client.get("/number");
    BOOST_TEST(head.status == 200);
    client.read_until("data: number ");
    return head;
  }

  Number number;
  std::optional<HttpServer> server;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(streams, Fixture)

BOOST_AUTO_TEST_CASE(a_message_is_a_line_of_data_for_each_line) {
  BOOST_TEST(event_message("18 places left") == "data: 18 places left\n\n");
  BOOST_TEST(event_message("one\ntwo") == "data: one\ndata: two\n\n");
}

BOOST_AUTO_TEST_CASE(a_stream_says_how_it_stands_and_then_what_is_new) {
  start();
  auto client = server->client();
  const auto head = client.get("/number", {{"Accept-Encoding", "gzip"}});
  BOOST_TEST(head.status == 200);
  BOOST_TEST(head.header("content-type") == "text/event-stream");
  BOOST_TEST(head.header("cache-control") == "no-store");
  BOOST_TEST(head.header("x-accel-buffering") == "no");
  BOOST_TEST(!head.has_header("content-length"));
  BOOST_TEST(!head.has_header("content-encoding"));
  BOOST_TEST(client.read_until("\n\n").starts_with("retry: "));
  BOOST_TEST(client.read_until("\n\n") == "data: number 0\n\n");
  number.value = 1;
  BOOST_TEST(client.read_until("\n\n") == "data: number 1\n\n");
  number.value = 2;
  BOOST_TEST(client.read_until("\n\n") == "data: number 2\n\n");
}

BOOST_AUTO_TEST_CASE(a_stream_may_follow_other_answers_on_its_connection) {
  start();
  auto client = server->client();
  BOOST_TEST(client.get("/hello").status == 200);
  listen(client);
  BOOST_TEST(server->stream_count() == 1U);
}

BOOST_AUTO_TEST_CASE(a_quiet_stream_gives_signs_of_life) {
  auto limits = without_deadlines();
  limits.heartbeat_time = soon;
  start(limits);
  auto client = listener();
  for (int times = 0; times < 3; ++times) client.read_until("\n:\n\n");
  number.value = 1;
  client.read_until("data: number 1\n\n");
}

BOOST_AUTO_TEST_CASE(who_reads_slowly_gets_the_newest_and_not_what_was_between) {
  number.filler_bytes = 32UL * 1024 * 1024;
  start();
  HttpClient client(server->port(), 4096);
  BOOST_REQUIRE(client.send("GET /number HTTP/1.1\r\nHost: a\r\n\r\n"));
  BOOST_REQUIRE(wait_until([&] { return number.told == 1; }));
  number.filler_bytes = 0;
  // Others are told of numbers that this client has no time for.
  auto other = listener();
  for (const int value : {1, 2, 3}) {
    number.value = value;
    other.read_until("data: number " + std::to_string(value) + "\n\n");
  }
  client.read_until("data: number 0");
  const auto rest = client.read_until("data: number 3\n\n");
  BOOST_TEST(rest.find("number 1") == rest.npos);
  BOOST_TEST(rest.find("number 2") == rest.npos);
}

BOOST_AUTO_TEST_CASE(who_does_not_read_at_all_is_given_up) {
  number.filler_bytes = 32UL * 1024 * 1024;
  auto limits = without_deadlines();
  limits.write_time = soon;
  start(limits);
  HttpClient client(server->port(), 4096);
  BOOST_REQUIRE(client.send("GET /number HTTP/1.1\r\nHost: a\r\n\r\n"));
  BOOST_REQUIRE(wait_until([&] { return number.told == 1; }));
  BOOST_TEST(wait_until([&] { return server->connection_count() == 0; }));
  BOOST_TEST(number.listeners == 0);
}

BOOST_AUTO_TEST_CASE(a_stream_goes_when_its_client_does) {
  start();
  {
    const auto client = listener();
    BOOST_TEST(number.listeners == 1);
  }
  BOOST_TEST(wait_until([&] { return number.listeners == 0; }));
  BOOST_TEST(server->stream_count() == 0U);
  BOOST_TEST(wait_until([&] { return server->connection_count() == 0; }));
}

BOOST_AUTO_TEST_CASE(a_stream_ends_when_its_client_asks_for_more) {
  start();
  auto client = listener();
  client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  BOOST_TEST(wait_until([&] { return number.listeners == 0; }));
}

BOOST_AUTO_TEST_CASE(a_stopping_server_ends_streams_at_once) {
  start();
  auto first = listener();
  auto second = listener();
  server->drain(never).get();
  BOOST_TEST(number.listeners == 0);
  first.read_until("0\n\n");
  BOOST_TEST(first.read_end());
}

BOOST_AUTO_TEST_CASE(streams_take_nobodys_connection) {
  auto limits = without_deadlines();
  limits.connections = 2;
  limits.connections_per_address = 2;
  start(limits);
  std::vector<HttpClient> listeners;
  for (int index = 0; index < 5; ++index) listeners.push_back(listener());
  auto client = server->client();
  BOOST_TEST(client.get("/hello").status == 200);
  auto another = server->client();
  BOOST_TEST(another.get("/hello").status == 200);
  BOOST_TEST(server->client().read().status == 503);
  listeners.clear();
  BOOST_REQUIRE(wait_until([&] { return server->stream_count() == 0; }));
  BOOST_TEST(client.get("/hello").status == 200);
}

BOOST_AUTO_TEST_CASE(beyond_the_cap_a_stream_is_refused_and_its_connection_is_not) {
  auto overall = without_deadlines();
  overall.streams = 1;
  auto of_a_client = without_deadlines();
  of_a_client.streams_per_client = 1;
  for (const auto& limits : {overall, of_a_client}) {
    start(limits);
    std::optional<HttpClient> first = listener();
    auto client = server->client();
    const auto refused = client.get("/number");
    BOOST_TEST(refused.status == 503);
    BOOST_TEST(refused.has_header("retry-after"));
    BOOST_TEST(client.get("/hello").status == 200);
    first.reset();
    BOOST_REQUIRE(wait_until([&] { return server->stream_count() == 0; }));
    listen(client);
  }
}

BOOST_AUTO_TEST_CASE(head_asks_for_no_stream) {
  start();
  auto client = server->client();
  BOOST_TEST(client.request("HEAD", "/number").status == 200);
  BOOST_TEST(server->stream_count() == 0U);
  BOOST_TEST(client.get("/hello").status == 200);
}

BOOST_AUTO_TEST_CASE(several_threads_may_serve_streams) {
  start(without_deadlines(), 3);
  std::vector<HttpClient> listeners;
  for (int index = 0; index < 12; ++index) listeners.push_back(listener());
  number.value = 1;
  for (auto& client : listeners) client.read_until("data: number 1\n\n");
  BOOST_TEST(server->stream_count() == 12U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
