#include "web/routes.hpp"

#include "web/book/pages.hpp"
#include "web/events/pages.hpp"
#include "web/manage/holder/request.hpp"
#include "web/manage/needs/pages.hpp"
#include "web/manage/pages.hpp"
#include "web/page/rendering/assets.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

using Page = awaitable<http::Response> (*)(const PublicContext&, const http::Request&);

awaitable<http::Response> send_asset(const PublicContext& context, const http::Request& request) {
  co_return context.assets.get(request.parameters.at(0));
}

awaitable<http::Response> send_icon(const PublicContext& context, const http::Request&) {
  auto response = http::see_other(context.assets.address("favicon.svg"));
  co_return response;
}

}  // namespace

std::vector<http::Route> public_routes(const PublicContext& context) {
  using enum http::Method;
  const auto anybody = [&context](Page page) -> http::Handler {
    return [&context, page](const http::Request& request) { return page(context, request); };
  };
  // Whoever brings the secret of the booking in the address.
  const auto holders = [&context](HolderHandler handler) { return for_holders(context, handler); };
  return {
      {get, "/", anybody(show_home)},
      {get, "/events/{slug}", anybody(show_event)},
      {get, "/events/{slug}/calendar.ics", anybody(send_event_calendar)},
      {get, "/live/places", anybody(stream_places)},

      {get, "/events/{slug}/book", anybody(show_booking_form)},
      {post, "/events/{slug}/book", anybody(check_booking)},
      {post, "/events/{slug}/book/change", anybody(change_answers)},
      {post, "/events/{slug}/bookings", anybody(make_booking)},

      {get, "/bookings/{reference}", anybody(show_booking)},
      {get, "/bookings/{reference}/cancel", holders(ask_to_cancel)},
      {post, "/bookings/{reference}/cancellation", holders(cancel_booking)},
      {get, "/bookings/{reference}/details", holders(ask_for_details)},
      {post, "/bookings/{reference}/details", holders(correct_details)},
      {get, "/bookings/{reference}/delegates/{person}/details", holders(ask_for_details)},
      {post, "/bookings/{reference}/delegates/{person}/details", holders(correct_details)},
      {get, "/bookings/{reference}/tickets", holders(show_tickets)},
      {get, "/bookings/{reference}/events/{event}/calendar.ics", holders(send_calendar)},
      {get, "/bookings/{reference}/offers/{event}/{person}", holders(ask_for_answer)},
      {post, "/bookings/{reference}/offers/{event}/{person}", holders(answer_offer)},
      {get, "/bookings/{reference}/move", holders(ask_where_to_move)},
      {post, "/bookings/{reference}/move", holders(move_booking)},
      {get, "/bookings/{reference}/delegates/{person}/needs", holders(show_needs)},
      {post, "/bookings/{reference}/delegates/{person}/needs", holders(tell_needs)},
      {get, "/bookings/{reference}/delegates/{person}/needs/change", holders(ask_needs_again)},
      {get, "/bookings/{reference}/delegates/{person}/needs/removal", holders(ask_to_remove_needs)},
      {post, "/bookings/{reference}/delegates/{person}/needs/removal", holders(remove_needs)},
      {get, "/bookings/{reference}/delegates/{person}/substitute", holders(ask_for_substitute)},
      {post, "/bookings/{reference}/delegates/{person}/substitution", holders(name_substitute)},

      {get, "/find-your-booking", anybody(ask_for_address)},
      {post, "/find-your-booking", anybody(send_links)},
      {get, "/find-your-booking/sent", anybody(show_links_sent)},

      {get, "/waiting-list-policy", anybody(show_waiting_list_policy)},
      {get, "/privacy", anybody(show_privacy)},
      {get, "/accessibility", anybody(show_accessibility)},
      {get, "/contact", anybody(show_contact)},

      {get, "/static/{file}", anybody(send_asset)},
      {get, "/favicon.ico", anybody(send_icon)},
      {get, "/robots.txt", anybody(show_robots)},
  };
}

}  // namespace convene::web
