#include "web/manage/booking_page.hpp"

#include "domain/reference.hpp"
#include "web/manage/booking_access.hpp"
#include "web/manage/booking_cookie.hpp"
#include "web/manage/booking_views.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

awaitable<http::Response> keep_key(const PublicContext& context, const http::Request& request) {
  auto reference = domain::parse_reference(request.parameters.at(0));
  if (!reference) co_return open_your_link_page(context);
  std::string key(request.query.get("key"));
  auto access = co_await find_with(context, *reference, std::move(key));
  if (!access) co_return open_your_link_page(context);
  BookingCookie cookie(request, context.options.is_secure);
  cookie.add(*reference, access->token);
  auto response = back_to(*access);
  response.with("Set-Cookie", cookie.set_cookie());
  co_return response;
}

}  // namespace

awaitable<http::Response> show_booking(const PublicContext& context, const http::Request& request) {
  if (request.query.has("key")) {
    auto response = co_await keep_key(context, request);
    co_return response;
  }
  const auto access = co_await find_access(context, request);
  if (!access) co_return open_your_link_page(context);
  Stories stories;
  if (!access->waits.empty()) {
    auto told = co_await context.bookings.stories(access->link());
    if (told) stories = *std::move(told);
  }
  co_return booking_page(context, *access, stories);
}

}  // namespace convene::web
