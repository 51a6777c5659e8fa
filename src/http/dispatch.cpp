#include "http/dispatch.hpp"

#include <spdlog/spdlog.h>

#include "base/text.hpp"
#include "http/content_type.hpp"

namespace convene::http {
namespace {

using boost::asio::awaitable;

std::string_view what(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    // The exception lives as long as `failure`.
    return error.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

Response failure_response(const ServerOptions& options, const Request& request,
                          const std::exception_ptr& failure) {
  const auto status =
      options.status_of ? options.status_of(failure) : Status::internal_server_error;
  spdlog::error("{} {} failed with {}: {}", request.id, request.path, static_cast<int>(status),
                what(failure));
  return error_response(options, status, request.path, request.id);
}

// Nothing is at the path for the method: the answer says what there is.
Response unrouted_response(const ServerState& state, const Message& message) {
  const auto& request = message.request;
  auto allowed = state.router.allowed_at(request.path);
  // "OPTIONS *" and CONNECT have no path and ask of the whole server.
  if (request.path.empty()) allowed = {"GET", "HEAD", "POST"};
  const auto status = !message.is_method_known ? Status::not_implemented
                      : allowed.empty()        ? Status::not_found
                                               : Status::method_not_allowed;
  auto response = error_response(state.options, status, request.path, request.id);
  if (status == Status::method_not_allowed) {
    response.with("Allow", join({allowed.begin(), allowed.end()}, ", "));
  }
  return response;
}

// What is to answer; where that is no handler, `response` is the answer.
const Handler* find_handler(const ServerState& state, Message& message, Response& response) {
  auto& request = message.request;
  if (message.method) request.method = *message.method;
  if (state.options.gate) {
    if (const auto refusal = state.options.gate(request)) {
      response = std::move(*refusal);
      return nullptr;
    }
  }
  auto match = message.method ? state.router.match(*message.method, request.path) : Router::Match{};
  if (!match.route) {
    response = unrouted_response(state, message);
    return nullptr;
  }
  request.parameters = std::move(match.parameters);
  return &match.route->handler;
}

}  // namespace

awaitable<Response> dispatch(ServerState& state, Message& message) {
  const auto& request = message.request;
  const auto client = state.proxies.client_of(message.request.client_address, request.headers);
  message.request.client_address = client.address;
  message.request.is_https = client.is_https;
  const bool is_capped = client.is_behind_proxy && !state.options.limits.are_off;
  const auto lease =
      is_capped ? state.requests_in_flight.take(client_key(client.address)) : std::nullopt;
  if (is_capped && !lease) {
    co_return error_response(state.options, Status::too_many_requests, request.path, request.id);
  }
  std::exception_ptr failure;
  try {
    Response response;
    const auto* handler = find_handler(state, message, response);
    if (!handler) co_return response;
    co_return co_await (*handler)(request);
  } catch (...) {
    failure = std::current_exception();
  }
  co_return failure_response(state.options, request, failure);
}

Response error_response(const ServerOptions& options, Status status, std::string_view path,
                        std::string_view request_id) {
  if (options.error_page) {
    try {
      auto response = options.error_page(status, path, request_id);
      response.status = status;
      return response;
    } catch (const std::exception& error) {
      spdlog::error("{} the page for status {} failed: {}", request_id, static_cast<int>(status),
                    error.what());
    }
  }
  Response plain{.status = status, .body = std::string(reason(status)) + '\n'};
  plain.with("Content-Type", text_type);
  return plain;
}

}  // namespace convene::http
