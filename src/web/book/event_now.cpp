#include "web/book/event_now.hpp"

#include "domain/booking_rules.hpp"
#include "web/page/errors.hpp"
#include "web/page/problems.hpp"

namespace convene::web {

EventNow event_of(const PublicContext& context, const http::Request& request) {
  auto events = context.events.current();
  const auto* event = events->published(request.parameters.at(0));
  return {std::move(events), event, context.clock.now()};
}

std::optional<http::Response> obstacle(const PublicContext& context, const EventNow& at) {
  if (!at.event) return error_page(context.pages, http::Status::not_found, {});
  const auto kind = domain::obstacle_to_booking(*at.event, at.now);
  if (!kind) return std::nullopt;
  return problem_page(context.pages, {*kind}, at.event);
}

}  // namespace convene::web
