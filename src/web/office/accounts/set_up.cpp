#include "base/text.hpp"
#include "services/accounts/service.hpp"
#include "web/office/accounts/pages.hpp"
#include "web/office/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

Response used_link_page(const OfficeContext& context) {
  TemplateData body;
  body.set("TITLE", "This link does not work any more")
      .set("TEXT",
           "A link can be used once, within 7 days, and only the newest one works. Ask an "
           "administrator for a new link.");
  return context.pages.page({.title = "This link does not work any more", .is_office = true},
                            "office/message.html", std::move(body), Status::gone);
}

Response set_up_page(const OfficeContext& context, const domain::Account& account,
                     const services::AccountService::PasswordChoice& typed,
                     const std::vector<domain::FieldError>& errors, Status status) {
  const bool is_first = account.email.empty();
  const std::string title = is_first ? "Set up the first account" : "Choose a password";
  TemplateData body;
  body.set("TITLE", title).set("TOKEN", typed.token);
  FormView form(body, errors);
  if (is_first) {
    form.input("NAME", {.name = "name", .label = "Full name", .autocomplete = "name"}, typed.name);
    form.input("EMAIL",
               {.name = "email",
                .label = "Email address",
                .hint = "You sign in with it",
                .type = "email",
                .autocomplete = "username"},
               typed.email);
  } else {
    body.add("ACCOUNT").set("EMAIL", account.email);
  }
  form.input("PASSWORD",
             {.name = "password",
              .label = "Password",
              .hint = "At least 12 characters. A few words that only you would put together are "
                      "easy to remember and hard to guess",
              .type = "password",
              .autocomplete = "new-password"},
             {});
  const PageHead head{.title = title,
                      .has_errors = !errors.empty(),
                      .form_token = context.csrf_guard.issue(typed.token),
                      .is_office = true};
  return context.pages.page(head, "office/accounts/set_up.html", std::move(body), status);
}

}  // namespace

awaitable<Response> show_set_up(const OfficeContext& context, const http::Request& request) {
  const std::string token{request.query.get("key")};
  const auto account = co_await context.accounts.invited_account(token);
  if (!account) co_return used_link_page(context);
  co_return set_up_page(context, *account, {.token = token}, {}, Status::ok);
}

awaitable<Response> set_up(const OfficeContext& context, const http::Request& request) {
  const auto form = request.form().value_or(http::FormData{});
  services::AccountService::PasswordChoice typed{.token = std::string{form.get("key")},
                                                 .name = std::string{form.get("name")},
                                                 .email = std::string{form.get("email")},
                                                 .password = std::string{form.get("password")}};
  const auto account = co_await context.accounts.invited_account(typed.token);
  if (!account) co_return used_link_page(context);
  if (auto refusal = context.csrf_guard.check(request, form, typed.token)) {
    co_return set_up_page(context, *account, typed, {{"", *std::move(refusal)}}, Status::forbidden);
  }
  const auto signed_in = co_await context.accounts.choose_password(typed);
  if (!signed_in && signed_in.error().kind == domain::ProblemKind::invalid_input) {
    co_return set_up_page(context, *account, typed, signed_in.error().fields,
                          Status::unprocessable_content);
  }
  if (!signed_in) co_return used_link_page(context);
  context.flash_messages.put(signed_in->token,
                             {.text = "Your password is set and you are signed in"});
  co_return http::see_other(rooms_address())
      .with("Cache-Control", "no-store")
      .with("Set-Cookie", office_cookie(context, signed_in->token));
}

}  // namespace convene::web
