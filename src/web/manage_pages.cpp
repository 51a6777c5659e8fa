#include "web/manage_pages.hpp"

#include <algorithm>
#include <charconv>

#include "domain/booking_rules.hpp"
#include "domain/reference.hpp"
#include "services/booking_service.hpp"
#include "services/event_board.hpp"
#include "web/booking_cookie.hpp"
#include "web/booking_words.hpp"
#include "web/form_guard.hpp"
#include "web/manage_views.hpp"
#include "web/problem_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

std::shared_ptr<const domain::Event> event_of(const PublicSite& site, domain::EventId id) {
  return site.events.current()->by_id(id);
}

// The booking, if the token opens it.
awaitable<std::optional<HeldBooking>> find(const PublicSite& site, std::string reference,
                                           std::string token) {
  if (token.empty()) co_return std::nullopt;
  auto found = co_await site.bookings.find({std::move(reference), token});
  if (found.has_error()) co_return std::nullopt;
  auto event = event_of(site, found->event);
  if (!event) co_return std::nullopt;
  co_return HeldBooking{std::move(*found), std::move(token), std::move(event)};
}

// The same, with the token from this browser's cookie.
awaitable<std::optional<HeldBooking>> find_held(const PublicSite& site,
                                                const http::Request& request) {
  auto reference = domain::parse_reference(request.parameters.at(0));
  if (!reference) co_return std::nullopt;
  const BookingCookie cookie(request, site.options.is_secure);
  std::string token(cookie.token(*reference));
  auto held = co_await find(site, std::move(*reference), std::move(token));
  co_return held;
}

awaitable<http::Response> keep_key(const PublicSite& site, const http::Request& request) {
  auto reference = domain::parse_reference(request.parameters.at(0));
  if (!reference) co_return open_your_link_page(site);
  std::string key(request.query.get("key"));
  auto held = co_await find(site, *reference, std::move(key));
  if (!held) co_return open_your_link_page(site);
  BookingCookie cookie(request, site.options.is_secure);
  cookie.add(*reference, held->token);
  auto response = http::see_other("/bookings/" + *reference);
  response.with("Set-Cookie", cookie.set_cookie()).with("Cache-Control", "no-store");
  co_return response;
}

// Nothing if the text is anything but a whole number.
std::optional<domain::DelegateId> delegate_id(std::string_view text) {
  domain::DelegateId id;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return id;
}

// The delegates that were ticked and that the link opens; all live ones where there is no choice.
std::vector<domain::DelegateId> chosen(const http::FormData& form, const domain::Booking& booking) {
  const auto live = live_delegates(booking);
  if (live.size() == 1) return {live.front()->person};
  std::vector<domain::DelegateId> ids;
  for (const auto& text : form.all("delegates")) {
    const auto id = delegate_id(text);
    if (id && std::ranges::find(live, *id, &domain::Delegate::person) != live.end()) {
      ids.push_back(*id);
    }
  }
  return ids;
}

http::Response back_to(const domain::Booking& booking) {
  auto response = http::see_other("/bookings/" + booking.reference);
  response.with("Cache-Control", "no-store");
  return response;
}

bool is_settled(const PublicSite& site, const HeldBooking& held) {
  return live_delegates(held.booking).empty() ||
         !domain::may_give_up_places(*held.event, site.clock.now());
}

}  // namespace

awaitable<http::Response> show_booking(const PublicSite& site, const http::Request& request) {
  if (request.query.has("key")) {
    auto response = co_await keep_key(site, request);
    co_return response;
  }
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  co_return booking_page(site, *held);
}

awaitable<http::Response> ask_to_cancel(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  if (is_settled(site, *held)) co_return back_to(held->booking);
  co_return cancel_page(site, *held, {}, Status::ok);
}

awaitable<http::Response> cancel_booking(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto form = request.form();
  if (!form) co_return error_page(site.pages, Status::bad_request, {});
  if (is_settled(site, *held)) co_return back_to(held->booking);
  if (const auto objection = site.form_guard.objection(request, *form, held->token)) {
    co_return cancel_page(site, *held, {{"", *objection}}, Status::forbidden);
  }
  auto delegates = chosen(*form, held->booking);
  if (delegates.empty()) {
    co_return cancel_page(site, *held, {{"delegates", "Select who is not coming"}},
                          Status::unprocessable_content);
  }
  const auto cancelled = co_await site.bookings.cancel({held->booking.reference, held->token},
                                                       {.delegates = std::move(delegates)});
  if (cancelled.has_error())
    co_return problem_page(site.pages, cancelled.error(), held->event.get());
  co_return back_to(held->booking);
}

}  // namespace convene::web
