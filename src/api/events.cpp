#include "api/events.hpp"

#include <algorithm>
#include <optional>

#include <boost/json.hpp>

#include "api/event_json.hpp"
#include "api/json_response.hpp"
#include "api/problem_json.hpp"
#include "base/text.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using domain::Problem;
using domain::ProblemKind;

constexpr std::size_t events_per_page = 50;

std::optional<std::size_t> page_size(std::string_view text) {
  const auto size = whole_number<std::size_t>(text);
  if (!size || *size < 1 || *size > events_per_page) return std::nullopt;
  return size;
}

http::Response wrong(std::string field, std::string message) {
  return problem_response(
      Problem{ProblemKind::invalid_input, {{std::move(field), std::move(message)}}});
}

}  // namespace

boost::asio::awaitable<http::Response> list_events(const ApiContext& context,
                                                   const http::Request& request) {
  auto size = std::optional(events_per_page);
  if (request.query.has("limit")) size = page_size(request.query.get("limit"));
  if (!size) co_return wrong("limit", "Send a number from 1 to 50");

  const auto snapshot = context.events.current();
  const auto upcoming = snapshot->upcoming(context.clock.now());
  auto from = upcoming.begin();
  if (request.query.has("after")) {
    from = std::ranges::find(upcoming, request.query.get("after"), &domain::Event::slug);
    if (from == upcoming.end()) co_return wrong("after", "Send the slug of an event in the list");
    ++from;
  }
  json::array page;
  auto event = from;
  for (; event != upcoming.end() && page.size() < *size; ++event) {
    page.push_back(event_summary(**event));
  }
  const bool is_last = event == upcoming.end();
  const json::value next = is_last ? json::value() : json::value((*std::prev(event))->slug);
  co_return json_response(http::Status::ok, {{"events", std::move(page)}, {"next", next}});
}

boost::asio::awaitable<http::Response> show_event(const ApiContext& context,
                                                  const http::Request& request) {
  const auto snapshot = context.events.current();
  const auto* event = snapshot->published(request.parameters.front());
  if (!event) co_return problem_response(Problem{ProblemKind::not_found});
  const auto programme = co_await context.programmes.of(event->id);
  co_return json_response(http::Status::ok, event_details(*event, programme));
}

}  // namespace convene::api
