#include "support/deciding_too_early.hpp"

#include <string>
#include <thread>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "support/http_server.hpp"

namespace convene::support {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

// Nobody acts before all have read, nor before those ahead of them have acted. Used by the one
// thread of the server alone.
class Turns {
 public:
  explicit Turns(std::size_t racers) : racers_(racers) {}

  awaitable<void> wait_for_turn(std::size_t racer) {
    ++have_read_;
    wake();
    // The coroutine's frame holds this: a timer must not outlive the server's io_context, as this
    // does.
    asio::steady_timer something_happened(co_await asio::this_coro::executor);
    while (have_read_ < racers_ || have_acted_ < racer) {
      something_happened.expires_at(asio::steady_timer::time_point::max());
      waiting_.push_back(&something_happened);
      boost::system::error_code cancelled;
      co_await something_happened.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
  }
  void end_turn() {
    ++have_acted_;
    wake();
  }

 private:
  void wake() {
    for (auto* timer : waiting_) timer->cancel();
    waiting_.clear();
  }

  const std::size_t racers_;
  std::size_t have_read_ = 0;
  std::size_t have_acted_ = 0;
  std::vector<asio::steady_timer*> waiting_;
};

struct Refused : std::exception {};

class HastyService {
 public:
  HastyService(TestDatabase& database, const std::vector<HastyRacer>& racers)
      : database_(database), racers_(racers), turns_(racers.size()) {}

  // The body says who asks, by their place in the list.
  awaitable<http::Response> answer(const http::Request& request) {
    const auto number = std::stoul(request.body);
    const auto& racer = racers_.at(number);
    const bool will_act = co_await database_.readers().run(
        [&racer](storage::Connection& connection) { return racer.decides(connection); });
    co_await turns_.wait_for_turn(number);
    http::Response response;
    response.status = http::Status::created;
    try {
      if (!will_act) throw Refused();
      for (const auto& action : racer.acts) {
        co_await database_.writer().run(
            [&action](storage::Transaction& transaction) { action(transaction.connection()); });
      }
    } catch (const std::exception&) {  // its own refusal, or the guard's
      response.status = http::Status::conflict;
    }
    turns_.end_turn();
    co_return response;
  }

 private:
  TestDatabase& database_;
  const std::vector<HastyRacer>& racers_;
  Turns turns_;
};

}  // namespace

std::vector<bool> race_deciding_too_early(TestDatabase& database, Guard guard,
                                          const std::vector<HastyRacer>& racers) {
  // Nothing here is about the disk.
  database.connection().execute("PRAGMA synchronous = OFF");
  if (guard == Guard::off) database.connection().execute("DROP TRIGGER event_capacity_guard");
  database.start_threads();
  HastyService service(database, racers);
  std::vector<int> statuses(racers.size());
  {
    HttpServer server({{http::Method::post, "/race", [&service](const http::Request& request) {
                          return service.answer(request);
                        }}});
    std::vector<std::jthread> threads;
    threads.reserve(racers.size());
    for (std::size_t racer = 0; racer < racers.size(); ++racer) {
      threads.emplace_back([&, racer] {
        statuses[racer] =
            server.client().request("POST", "/race", {}, std::to_string(racer)).status;
      });
    }
    threads.clear();
    database.stop_threads();
  }
  std::vector<bool> told_done;
  for (const int status : statuses) told_done.push_back(status == 201);
  return told_done;
}

}  // namespace convene::support
