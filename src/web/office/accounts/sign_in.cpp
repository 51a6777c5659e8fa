#include "http/client_address.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "web/office/accounts/pages.hpp"
#include "web/office/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::ProblemKind;
using http::Response;
using http::Status;

// What the sign-in form's token is bound to: nobody is known yet.
constexpr std::string_view anybody;

// What was typed, but for the password, which nobody gets back.
struct SignInForm {
  std::string email;
  std::string wanted;  // the page to go to afterwards
};

Response sign_in_page(const OfficeContext& context, const SignInForm& typed,
                      const std::vector<domain::FieldError>& errors, Status status) {
  TemplateData body;
  body.set("TO", after_sign_in(typed.wanted));
  FormView form(body, errors);
  form.input("EMAIL",
             {.name = "email",
              .label = "Email address",
              .type = "email",
              .autocomplete = "username",
              .is_strong = false},
             typed.email);
  form.input("PASSWORD",
             {.name = "password",
              .label = "Password",
              .type = "password",
              .autocomplete = "current-password",
              .is_strong = false},
             {});
  const PageHead head{.title = "Sign in",
                      .has_errors = !errors.empty(),
                      .form_token = context.csrf_guard.issue(anybody),
                      .is_office = true};
  return context.pages.page(head, "office/accounts/sign_in.html", std::move(body), status);
}

Response refusal(const OfficeContext& context, const SignInForm& typed,
                 const domain::Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::invalid_input:
      return sign_in_page(context, typed, problem.fields, Status::unprocessable_content);
    case ProblemKind::too_many_requests:
      return sign_in_page(context, typed,
                          {{"",
                            "Wait 15 minutes, then try again: there were too many tries. An "
                            "administrator can send you a link for a new password"}},
                          Status::too_many_requests);
    default:
      return sign_in_page(context, typed,
                          {{"email", "Check your email address and password: they do not match"}},
                          Status::unprocessable_content);
  }
}

}  // namespace

awaitable<Response> show_sign_in(const OfficeContext& context, const http::Request& request) {
  const std::string wanted{request.query.get("to")};
  const auto account =
      co_await context.sign_ins.who(std::string{request.cookie(office_cookie_name(context))});
  if (account) {
    co_return http::see_other(after_sign_in(wanted)).with("Cache-Control", "no-store");
  }
  co_return sign_in_page(context, {.email = {}, .wanted = wanted}, {}, Status::ok);
}

awaitable<Response> sign_in(const OfficeContext& context, const http::Request& request) {
  const auto form = request.form();
  if (!form) co_return sign_in_page(context, {}, {{"", "Try again"}}, Status::bad_request);
  const SignInForm typed{.email = std::string{form->get("email")},
                         .wanted = std::string{form->get("to")}};
  if (auto refusal = context.csrf_guard.check(request, *form, anybody)) {
    co_return sign_in_page(context, typed, {{"", *std::move(refusal)}}, Status::forbidden);
  }
  const auto signed_in = co_await context.sign_ins.sign_in(
      {.email = typed.email,
       .password = std::string{form->get("password")},
       .client_address = http::client_key(request.client_address),
       .former_token = std::string{request.cookie(office_cookie_name(context))}});
  if (!signed_in) co_return refusal(context, typed, signed_in.error());
  co_return http::see_other(after_sign_in(typed.wanted))
      .with("Cache-Control", "no-store")
      .with("Set-Cookie", office_cookie(context, signed_in->token));
}

awaitable<Response> sign_out(const OfficeRequest& request) {
  co_await request.context.sign_ins.sign_out(request.sign_in);
  co_return http::see_other(sign_in_address())
      .with("Cache-Control", "no-store")
      .with("Set-Cookie", office_cookie(request.context, {}));
}

}  // namespace convene::web
