#include "web/office_routes.hpp"

#include "web/office/accounts/pages.hpp"
#include "web/office/addresses.hpp"
#include "web/office/delegates/pages.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/history/pages.hpp"
#include "web/office/pages.hpp"

namespace convene::web {
namespace {

using http::Method;
using Show = boost::asio::awaitable<http::Response> (*)(const OfficeContext&, const http::Request&);

boost::asio::awaitable<http::Response> show_first_page(const OfficeRequest&) {
  co_return http::see_other(rooms_address()).with("Cache-Control", "no-store");
}

}  // namespace

std::vector<http::Route> office_routes(const OfficeContext& context) {
  using enum Method;
  using enum domain::Permission;
  const auto anybody = [&context](Show show) {
    return [&context, show](const http::Request& request) { return show(context, request); };
  };
  const auto who = [&context](domain::Permission permission, OfficeHandler handler) {
    return for_those_who_may(permission, context, handler);
  };
  return {
      {get, "/office/sign-in", anybody(show_sign_in)},
      {post, "/office/sign-in", anybody(sign_in)},
      {get, "/office/set-up", anybody(show_set_up)},
      {post, "/office/set-up", anybody(set_up)},

      {get, "/office", who(see_rooms, show_first_page)},
      {post, "/office/sign-out", who(see_rooms, sign_out)},
      {get, "/office/events", who(see_rooms, show_rooms)},
      {get, "/office/events/{slug}", who(see_rooms, show_room)},
      {get, "/office/events/{slug}/capacity", who(change_events, show_capacity)},
      {post, "/office/events/{slug}/capacity", who(change_events, change_capacity)},
      {get, "/office/events/{slug}/rules", who(change_events, show_rules)},
      {post, "/office/events/{slug}/rules", who(change_events, change_rules)},
      {post, "/office/events/{slug}/pause", who(change_events, pause_list)},
      {post, "/office/events/{slug}/resumption", who(change_events, resume_list)},
      {get, "/office/events/{slug}/delegates/new", who(change_delegates, show_new_delegate)},
      {post, "/office/events/{slug}/delegates", who(change_delegates, add_delegate)},
      {post, "/office/events/{slug}/attendance-list", who(export_lists, take_attendance_list)},
      {get, "/office/events/{slug}/needs", who(see_needs, ask_to_see_needs)},
      {post, "/office/events/{slug}/needs", who(see_needs, web::see_needs)},

      {get, "/office/delegates/{id}", who(see_rooms, show_delegate)},
      {post, "/office/delegates/{id}", who(change_delegates, change_delegate)},
      {get, "/office/delegates/{id}/cancel", who(change_delegates, ask_cancellation)},
      {post, "/office/delegates/{id}/cancellation", who(change_delegates, cancel_delegate)},

      {get, "/office/delegates/{id}/offer", who(change_delegates, ask_offer)},
      {post, "/office/delegates/{id}/offer", who(change_delegates, offer_place)},
      {get, "/office/delegates/{id}/confirmation", who(change_delegates, ask_confirmation)},
      {post, "/office/delegates/{id}/confirmation", who(change_delegates, confirm_place)},
      {get, "/office/delegates/{id}/move", who(change_delegates, ask_move)},
      {post, "/office/delegates/{id}/move", who(change_delegates, move_delegate)},
      {get, "/office/delegates/{id}/substitution", who(change_delegates, ask_substitution)},
      {post, "/office/delegates/{id}/substitution", who(change_delegates, substitute_delegate)},

      {get, "/office/email-list", who(export_lists, show_email_list)},
      {post, "/office/email-list", who(export_lists, take_email_list)},
      {get, "/office/history", who(see_history, show_history)},

      {get, "/office/access-tokens", who(export_lists, show_access_tokens)},
      {post, "/office/access-tokens", who(export_lists, make_access_token)},
      {post, "/office/access-tokens/{id}/revocation", who(export_lists, revoke_access_token)},
      {get, "/office/accounts", who(manage_accounts, show_accounts)},
      {get, "/office/accounts/new", who(manage_accounts, show_new_account)},
      {post, "/office/accounts", who(manage_accounts, add_account)},
      {post, "/office/accounts/{id}/link", who(manage_accounts, make_account_link)},
      {post, "/office/accounts/{id}/deactivation", who(manage_accounts, deactivate_account)},
      {post, "/office/accounts/{id}/activation", who(manage_accounts, activate_account)},
      {get, "/office/settings", who(change_settings, show_settings)},
      {post, "/office/settings", who(change_settings, web::change_settings)},
  };
}

}  // namespace convene::web
