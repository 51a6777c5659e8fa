#include "web/office_routes.hpp"

#include "web/office/accounts/pages.hpp"
#include "web/office/addresses.hpp"
#include "web/office/calls/pages.hpp"
#include "web/office/delegates/pages.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/history/pages.hpp"
#include "web/office/mail/pages.hpp"
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
  const auto may = [&context](domain::Permission permission, OfficeHandler handler) {
    return for_those_who_may(permission, context, handler);
  };
  return {
      {get, "/office/sign-in", anybody(show_sign_in)},
      {post, "/office/sign-in", anybody(sign_in)},
      {get, "/office/set-up", anybody(show_set_up)},
      {post, "/office/set-up", anybody(set_up)},

      {get, "/office", may(see_rooms, show_first_page)},
      {post, "/office/sign-out", may(see_rooms, sign_out)},
      {get, "/office/events", may(see_rooms, show_rooms)},
      {get, "/office/events/{slug}", may(see_rooms, show_room)},
      {get, "/office/events/{slug}/capacity", may(change_events, show_capacity)},
      {post, "/office/events/{slug}/capacity", may(change_events, change_capacity)},
      {get, "/office/events/{slug}/rules", may(change_events, show_rules)},
      {post, "/office/events/{slug}/rules", may(change_events, change_rules)},
      {post, "/office/events/{slug}/pause", may(change_events, pause_list)},
      {post, "/office/events/{slug}/resumption", may(change_events, resume_list)},
      {get, "/office/events/{slug}/delegates/new", may(change_delegates, show_new_delegate)},
      {post, "/office/events/{slug}/delegates", may(change_delegates, add_delegate)},
      {post, "/office/events/{slug}/attendance-list", may(export_lists, take_attendance_list)},
      {get, "/office/events/{slug}/needs", may(see_needs, ask_to_see_needs)},
      {post, "/office/events/{slug}/needs", may(see_needs, web::see_needs)},

      {get, "/office/delegates/{id}", may(see_rooms, show_delegate)},
      {post, "/office/delegates/{id}", may(change_delegates, change_delegate)},
      {get, "/office/delegates/{id}/cancel", may(change_delegates, ask_cancellation)},
      {post, "/office/delegates/{id}/cancellation", may(change_delegates, cancel_delegate)},

      {get, "/office/delegates/{id}/offer", may(change_delegates, ask_offer)},
      {post, "/office/delegates/{id}/offer", may(change_delegates, offer_place)},
      {get, "/office/delegates/{id}/confirmation", may(change_delegates, ask_confirmation)},
      {post, "/office/delegates/{id}/confirmation", may(change_delegates, confirm_place)},
      {get, "/office/delegates/{id}/move", may(change_delegates, ask_move)},
      {post, "/office/delegates/{id}/move", may(change_delegates, move_delegate)},
      {get, "/office/delegates/{id}/substitution", may(change_delegates, ask_substitution)},
      {post, "/office/delegates/{id}/substitution", may(change_delegates, substitute_delegate)},

      {get, "/office/delegates/{id}/address", may(change_delegates, ask_for_address)},
      {post, "/office/delegates/{id}/address", may(change_delegates, correct_address)},
      {get, "/office/delegates/{id}/contact-address",
       may(change_delegates, ask_for_contact_address)},
      {post, "/office/delegates/{id}/contact-address",
       may(change_delegates, correct_contact_address)},
      {post, "/office/delegates/{id}/emails/{email}/dispatch",
       may(change_delegates, send_mail_again)},

      {post, "/office/delegates/{id}/calls", may(change_delegates, note_call)},

      {get, "/office/emails", may(see_rooms, show_undelivered_mails)},
      {post, "/office/emails/test", may(change_delegates, send_test_mail)},
      {get, "/office/email-list", may(export_lists, show_email_list)},
      {post, "/office/email-list", may(export_lists, take_email_list)},
      {get, "/office/history", may(see_history, show_history)},

      {get, "/office/access-tokens", may(export_lists, show_access_tokens)},
      {post, "/office/access-tokens", may(export_lists, make_access_token)},
      {post, "/office/access-tokens/{id}/revocation", may(export_lists, revoke_access_token)},
      {get, "/office/accounts", may(manage_accounts, show_accounts)},
      {get, "/office/accounts/new", may(manage_accounts, show_new_account)},
      {post, "/office/accounts", may(manage_accounts, add_account)},
      {post, "/office/accounts/{id}/link", may(manage_accounts, make_account_link)},
      {post, "/office/accounts/{id}/deactivation", may(manage_accounts, deactivate_account)},
      {post, "/office/accounts/{id}/activation", may(manage_accounts, activate_account)},
      {get, "/office/settings", may(change_settings, show_settings)},
      {post, "/office/settings", may(change_settings, web::change_settings)},
  };
}

}  // namespace convene::web
