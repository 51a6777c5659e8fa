#include "web/manage/booking_page.hpp"

#include "domain/reference.hpp"
#include "web/manage/booking_cookie.hpp"
#include "web/manage/booking_views.hpp"
#include "web/manage/held_booking.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

awaitable<http::Response> keep_key(const PublicSite& site, const http::Request& request) {
  auto reference = domain::parse_reference(request.parameters.at(0));
  if (!reference) co_return open_your_link_page(site);
  std::string key(request.query.get("key"));
  auto held = co_await find_with(site, *reference, std::move(key));
  if (!held) co_return open_your_link_page(site);
  BookingCookie cookie(request, site.options.is_secure);
  cookie.add(*reference, held->token);
  auto response = back_to(*held);
  response.with("Set-Cookie", cookie.set_cookie());
  co_return response;
}

}  // namespace

awaitable<http::Response> show_booking(const PublicSite& site, const http::Request& request) {
  if (request.query.has("key")) {
    auto response = co_await keep_key(site, request);
    co_return response;
  }
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  Stories stories;
  if (!held->waits.empty()) {
    auto told = co_await site.bookings.stories(held->link());
    if (told) stories = *std::move(told);
  }
  co_return booking_page(site, *held, stories);
}

}  // namespace convene::web
