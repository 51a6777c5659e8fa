#include "http/session.hpp"

#include <spdlog/spdlog.h>

#include "base/random.hpp"
#include "http/compression.hpp"
#include "http/dispatch.hpp"
#include "http/request_reader.hpp"
#include "http/streaming.hpp"
#include "http/wire_response.hpp"

namespace convene::http {
namespace {

using boost::asio::awaitable;
using Clock = std::chrono::steady_clock;

constexpr std::size_t session_id_bytes = 6;

class Session {
 public:
  Session(ServerState& state, Connection& connection, ClientCounter::Lease& lease)
      : state_(state),
        connection_(connection),
        lease_(lease),
        reader_(connection, state.options.limits),
        id_(random_token(session_id_bytes)) {}

  awaitable<void> run();
  awaitable<void> refuse(Status status);

 private:
  Message new_message();
  void admit_stream(const Message& message, Response& response);
  awaitable<void> answer_last(const Message& message, Response response);
  SendResult begin_to_send(const WireResponse& answer);
  WireResponse make_answer(const Message& message, Response response, bool closes) const;
  void log(const Message& message, const WireResponse& answer) const;

  ServerState& state_;
  Connection& connection_;
  ClientCounter::Lease& lease_;  // the connection's
  RequestReader reader_;
  const std::string id_;
  std::uint64_t request_count_ = 0;
  Clock::time_point read_at_;
  // The last answer, where it goes on, and its place in the list:
  std::shared_ptr<Stream> stream_;
  ClientCounter::Lease stream_lease_;
};

awaitable<void> Session::run() {
  for (bool is_open = true; is_open && !state_.is_draining;) {
    auto message = new_message();
    const auto reading = co_await reader_.next(message);
    if (reading == ReadResult::ended) co_return;
    read_at_ = Clock::now();
    const auto& request = message.request;
    if (reading == ReadResult::refused) {
      auto page = error_response(state_.options, reader_.refusal(), request.path, request.id);
      co_return co_await answer_last(message, std::move(page));
    }
    auto response = co_await dispatch(state_, message);
    if (response.stream) admit_stream(message, response);
    const bool closes = !message.keeps_alive || state_.is_draining || stream_;
    const auto answer = make_answer(message, std::move(response), closes);
    auto sending = begin_to_send(answer);
    if (sending == SendResult::begun) sending = co_await connection_.flush();
    log(message, answer);
    if (sending != SendResult::done) co_return;
    is_open = !closes;
  }
  if (stream_) co_await keep_streaming(state_, connection_, *stream_);
}

// Who asks for the head of a stream gets nothing that goes on.
void Session::admit_stream(const Message& message, Response& response) {
  if (message.is_head) return;
  const auto& request = message.request;
  auto lease =
      state_.streams.enter(connection_.shared_from_this(), response.stream, request.client_address);
  if (!lease) {
    response =
        error_response(state_.options, Status::service_unavailable, request.path, request.id);
    return;
  }
  stream_ = response.stream;
  stream_lease_ = *std::move(lease);
  lease_.stop_counting();
  response.body = first_piece(*stream_);
}

awaitable<void> Session::refuse(Status status) {
  auto message = new_message();
  read_at_ = Clock::now();
  auto page = error_response(state_.options, status, {}, message.request.id);
  co_await answer_last(message, std::move(page));
}

// The connection's part and a number: lines of one connection stand together in a search.
Message Session::new_message() {
  Message message;
  message.request.id = id_ + '-' + fmt::format_int(++request_count_).str();
  message.request.client_address = connection_.peer();
  return message;
}

awaitable<void> Session::answer_last(const Message& message, Response response) {
  const auto answer = make_answer(message, std::move(response), true);
  if (begin_to_send(answer) == SendResult::begun) co_await connection_.flush();
  log(message, answer);
  co_await connection_.finish();
}

SendResult Session::begin_to_send(const WireResponse& answer) {
  connection_.deadline.set(state_.options.limits.write_time);
  return connection_.send(answer.head(), answer.body());
}

WireResponse Session::make_answer(const Message& message, Response response, bool closes) const {
  const auto& request = message.request;
  const Delivery delivery{.is_head = message.is_head,
                          .accepts_gzip = accepts_gzip(request.header("accept-encoding")),
                          .is_http_1_0 = message.is_http_1_0,
                          .closes = closes,
                          .if_none_match = request.header("if-none-match"),
                          .request_id = request.id};
  const auto& common_headers = state_.common_headers;
  try {
    return {std::move(response), delivery, common_headers};
  } catch (const std::exception& error) {
    spdlog::error("{} {} gave an answer that cannot be sent: {}", request.id, request.path,
                  error.what());
  }
  auto page =
      error_response(state_.options, Status::internal_server_error, request.path, request.id);
  return {std::move(page), delivery, common_headers};
}

// Leaves out the query, which may hold what only its sender should know.
void Session::log(const Message& message, const WireResponse& answer) const {
  if (!spdlog::should_log(spdlog::level::info)) return;
  const std::chrono::duration<double, std::milli> time = Clock::now() - read_at_;
  const auto& request = message.request;
  spdlog::info("{} {} {} {} {} bytes {:.1f} ms {}", request.id,
               message.method_name.empty() ? "-" : message.method_name,
               request.path.empty() ? "-" : request.path, static_cast<int>(answer.status()),
               answer.body().size(), time.count(), request.client_address);
}

}  // namespace

awaitable<void> serve(Arrival arrival) {
  auto& connection = *arrival.connection;
  try {
    Session session(*arrival.state, connection, arrival.admitted.lease);
    switch (arrival.admitted.admission) {
      case Admission::served:
        co_await session.run();
        break;
      case Admission::too_many:
        co_await session.refuse(Status::service_unavailable);
        break;
      case Admission::too_many_of_address:
        co_await session.refuse(Status::too_many_requests);
        break;
      case Admission::closed:
        break;
    }
  } catch (const std::exception& error) {
    spdlog::error("the connection of {} broke: {}", connection.peer(), error.what());
  }
  connection.close();
}

}  // namespace convene::http
