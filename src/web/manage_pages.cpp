#include "web/manage_pages.hpp"

#include "domain/booking_rules.hpp"
#include "domain/reference.hpp"
#include "web/booking_cookie.hpp"
#include "web/booking_words.hpp"
#include "web/form_guard.hpp"
#include "web/held_booking.hpp"
#include "web/manage_views.hpp"
#include "web/problem_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

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

// What is to be given up: all of a booking, or what its people have at one event.
LeavingPage leaving(const HeldBooking& held, std::string_view slug) {
  if (const auto* event = held.event_at(slug)) {
    return {held.booking_at(event->id), event, std::string(slug)};
  }
  return {held.booking, held.event.get(), {}};
}

bool is_settled(const LeavingPage& leaving, UtcTime now) {
  return live_delegates(leaving.booking).empty() ||
         !domain::may_give_up_places(*leaving.event, now);
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

awaitable<http::Response> ask_to_cancel(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto page = leaving(*held, request.query.get("event"));
  if (is_settled(page, held->now)) co_return back_to(*held);
  co_return cancel_page(site, *held, page, {}, Status::ok);
}

awaitable<http::Response> cancel_booking(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto form = request.form();
  if (!form) co_return error_page(site.pages, Status::bad_request, {});
  const auto page = leaving(*held, form->get("event"));
  if (is_settled(page, held->now)) co_return back_to(*held);
  if (const auto objection = site.form_guard.objection(request, *form, held->token)) {
    co_return cancel_page(site, *held, page, {{"", *objection}}, Status::forbidden);
  }
  auto delegates = chosen_people(*form, live_delegates(page.booking));
  if (delegates.empty()) {
    co_return cancel_page(site, *held, page, {{"delegates", "Select who is not coming"}},
                          Status::unprocessable_content);
  }
  const auto cancelled = co_await site.bookings.cancel(
      held->link(), {.delegates = std::move(delegates), .event = page.slug});
  if (cancelled.has_error()) {
    co_return problem_page(site.pages, cancelled.error(), page.event);
  }
  co_return back_to(*held);
}

}  // namespace convene::web
