#include "domain/site_links.hpp"
#include "services/accounts/service.hpp"
#include "web/office/accounts/pages.hpp"
#include "web/office/addresses.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;
using services::AccountService;

FlashMessage invitation_message(const OfficeRequest& request,
                                const services::AccountInvitation& invitation) {
  return {.text = "A link for " + invitation.account.name + " to choose a password",
          .link = domain::set_up_link(request.context.options.public_url, invitation.token)};
}

std::string kind_text(domain::AccountKind kind) {
  switch (kind) {
    case domain::AccountKind::staff:
      return "Staff";
    case domain::AccountKind::organiser:
      return "Organiser";
    case domain::AccountKind::administrator:
      return "Administrator";
  }
  return {};
}

const char* status_text(const domain::Account& account) {
  if (!account.is_active) return "Not active";
  return account.has_password ? "Active" : "Has not chosen a password yet";
}

Response form_page(const OfficeRequest& request, const AccountService::NewAccount& typed,
                   const std::vector<domain::FieldError>& errors, Status status) {
  TemplateData body;
  FormView form(body, errors);
  form.input("NAME", {.name = "name", .label = "Full name", .autocomplete = "off"}, typed.name);
  form.input("EMAIL",
             {.name = "email",
              .label = "Email address",
              .hint = "They sign in with it",
              .type = "email",
              .autocomplete = "off"},
             typed.email);
  form.radios("KIND",
              {.name = "kind",
               .label = "What they will do",
               .choices = {{"staff", "Staff", "See rooms and delegates, take lists away"},
                           {"organiser", "Organiser",
                            "The same, and change places, delegates and the capacity"},
                           {"administrator", "Administrator",
                            "The same, and manage accounts and settings"}}},
              typed.kind);
  return office_page(request,
                     {.title = "Add an account",
                      .has_errors = !errors.empty(),
                      .back_address = accounts_address()},
                     "office/accounts/new.html", std::move(body), status);
}

// The buttons beside an account.
void fill_acts(TemplateData& row, const domain::Account& account) {
  if (!account.is_active) {
    row.add("INACTIVE")
        .set("ACTIVATION_ADDRESS", activate_account_address(account.id))
        .set("NAME", account.name);
    return;
  }
  row.add("ACTIVE")
      .set("LINK_ADDRESS", account_link_address(account.id))
      .set("DEACTIVATION_ADDRESS", deactivate_account_address(account.id))
      .set("NAME", account.name);
}

awaitable<Response> set_active(const OfficeRequest& request, bool is_active) {
  const auto account = co_await request.context.accounts.set_active(
      request.account.id, request.id<domain::AccountId>(0), is_active);
  if (!account) co_return office_problem_page(request, account.error());
  const char* const what = is_active ? " can sign in again" : " is signed out and cannot sign in";
  co_return done(request, accounts_address(), {.text = account->name + what});
}

}  // namespace

awaitable<Response> show_accounts(const OfficeRequest& request) {
  const auto accounts = co_await request.context.accounts.accounts();
  TemplateData body;
  for (const auto& account : accounts) {
    TemplateData& row = body.add("ACCOUNT");
    row.set("NAME", account.name)
        .set("EMAIL", account.email)
        .set("KIND", kind_text(account.kind))
        .set("STATE", status_text(account));
    fill_acts(row, account);
  }
  co_return office_page(request, {.title = "Accounts"}, "office/accounts/list.html",
                        std::move(body));
}

awaitable<Response> show_new_account(const OfficeRequest& request) {
  co_return form_page(request, {}, {}, Status::ok);
}

awaitable<Response> add_account(const OfficeRequest& request) {
  const AccountService::NewAccount typed{.name = std::string{request.form.get("name")},
                                         .email = std::string{request.form.get("email")},
                                         .kind = std::string{request.form.get("kind")}};
  const auto invitation = co_await request.context.accounts.add(request.account.id, typed);
  if (invitation)
    co_return done(request, accounts_address(), invitation_message(request, *invitation));
  co_return form_page(request, typed, invitation.error().fields, Status::unprocessable_content);
}

awaitable<Response> make_account_link(const OfficeRequest& request) {
  const auto invitation = co_await request.context.accounts.renew_invitation(
      request.account.id, request.id<domain::AccountId>(0));
  if (!invitation) co_return office_problem_page(request, invitation.error());
  co_return done(request, accounts_address(), invitation_message(request, *invitation));
}

awaitable<Response> deactivate_account(const OfficeRequest& request) {
  co_return co_await set_active(request, false);
}

awaitable<Response> activate_account(const OfficeRequest& request) {
  co_return co_await set_active(request, true);
}

}  // namespace convene::web
