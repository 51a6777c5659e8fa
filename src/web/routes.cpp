#include "web/routes.hpp"

#include "web/book/pages.hpp"
#include "web/events/pages.hpp"
#include "web/manage/needs/pages.hpp"
#include "web/manage/pages.hpp"
#include "web/page/assets.hpp"

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
  const struct {
    http::Method method;
    const char* path;
    Page page;
  } table[] = {
      {get, "/", show_home},
      {get, "/events/{slug}", show_event},
      {get, "/events/{slug}/calendar.ics", send_event_calendar},
      {get, "/live/places", stream_places},

      {get, "/events/{slug}/book", show_booking_form},
      {post, "/events/{slug}/book", check_booking},
      {post, "/events/{slug}/book/change", change_answers},
      {post, "/events/{slug}/bookings", make_booking},

      {get, "/bookings/{reference}", show_booking},
      {get, "/bookings/{reference}/cancel", ask_to_cancel},
      {post, "/bookings/{reference}/cancellation", cancel_booking},
      {get, "/bookings/{reference}/details", ask_for_details},
      {post, "/bookings/{reference}/details", correct_details},
      {get, "/bookings/{reference}/delegates/{person}/details", ask_for_details},
      {post, "/bookings/{reference}/delegates/{person}/details", correct_details},
      {get, "/bookings/{reference}/tickets", show_tickets},
      {get, "/bookings/{reference}/events/{event}/calendar.ics", send_calendar},
      {get, "/bookings/{reference}/offers/{event}/{person}", ask_for_answer},
      {post, "/bookings/{reference}/offers/{event}/{person}", answer_offer},
      {get, "/bookings/{reference}/move", ask_where_to_move},
      {post, "/bookings/{reference}/move", move_booking},
      {get, "/bookings/{reference}/delegates/{person}/needs", show_needs},
      {post, "/bookings/{reference}/delegates/{person}/needs", tell_needs},
      {get, "/bookings/{reference}/delegates/{person}/needs/change", ask_needs_again},
      {get, "/bookings/{reference}/delegates/{person}/needs/removal", ask_to_remove_needs},
      {post, "/bookings/{reference}/delegates/{person}/needs/removal", remove_needs},
      {get, "/bookings/{reference}/delegates/{person}/substitute", ask_for_substitute},
      {post, "/bookings/{reference}/delegates/{person}/substitution", name_substitute},

      {get, "/find-your-booking", ask_for_address},
      {post, "/find-your-booking", send_links},
      {get, "/find-your-booking/sent", show_links_sent},

      {get, "/waiting-list-policy", show_waiting_list_policy},
      {get, "/privacy", show_privacy},
      {get, "/accessibility", show_accessibility},
      {get, "/contact", show_contact},

      {get, "/static/{file}", send_asset},
      {get, "/favicon.ico", send_icon},
      {get, "/robots.txt", show_robots},
  };
  std::vector<http::Route> routes;
  for (const auto& [method, path, page] : table) {
    routes.push_back({method, path, [&context, page](const http::Request& request) {
                        return page(context, request);
                      }});
  }
  return routes;
}

}  // namespace convene::web
