#include "web/office/accounts/account_pages.hpp"

#include <charconv>

#include "services/accounts/account_service.hpp"
#include "web/office/labels.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;
using services::AccountService;

constexpr const char* accounts_address = "/office/accounts";

// Id 0 is nobody's.
domain::AccountId account_id(const Visit& visit) {
  const auto& text = visit.parameter(0);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  return domain::AccountId{is_number ? value : 0};
}

Notice link_notice(const Visit& visit, const services::AccountLink& link) {
  return {.text = "A link for " + link.account.name + " to choose a password",
          .link = services::set_up_address(visit.office.options.public_url, link.token)};
}

const char* standing(const domain::Account& account) {
  if (!account.is_active) return "Not active";
  return account.has_password ? "Active" : "Has not chosen a password yet";
}

Response form_page(const Visit& visit, const AccountService::NewAccount& typed,
                   const std::vector<domain::FieldError>& errors, Status status) {
  View body;
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
  return office_page(
      visit,
      {.title = "Add an account", .has_errors = !errors.empty(), .back_address = accounts_address},
      "office/accounts/new_account.html", std::move(body), status);
}

awaitable<Response> set_active(const Visit& visit, bool is_active) {
  const auto account =
      co_await visit.office.accounts.set_active(visit.account.id, account_id(visit), is_active);
  if (!account) co_return office_problem_page(visit, account.error());
  const char* const what = is_active ? " can sign in again" : " is signed out and cannot sign in";
  co_return done(visit, accounts_address, {.text = account->name + what});
}

}  // namespace

awaitable<Response> show_accounts(const Visit& visit) {
  const auto accounts = co_await visit.office.accounts.accounts();
  View body;
  for (const auto& account : accounts) {
    View& row = body.add("ACCOUNT");
    row.set("NAME", account.name)
        .set("EMAIL", account.email)
        .set("KIND", kind_label(account.kind))
        .set("STANDING", standing(account));
    View& acts = row.add(account.is_active ? "ACTIVE" : "INACTIVE");
    acts.set("ID", account.id.value).set("NAME", account.name);
  }
  co_return office_page(visit, {.title = "Accounts"}, "office/accounts/accounts.html",
                        std::move(body));
}

awaitable<Response> show_new_account(const Visit& visit) {
  co_return form_page(visit, {}, {}, Status::ok);
}

awaitable<Response> add_account(const Visit& visit) {
  const AccountService::NewAccount typed{.name = std::string{visit.form.get("name")},
                                         .email = std::string{visit.form.get("email")},
                                         .kind = std::string{visit.form.get("kind")}};
  const auto link = co_await visit.office.accounts.add(visit.account.id, typed);
  if (link) co_return done(visit, accounts_address, link_notice(visit, *link));
  co_return form_page(visit, typed, link.error().fields, Status::unprocessable_content);
}

awaitable<Response> make_account_link(const Visit& visit) {
  const auto link = co_await visit.office.accounts.renew_link(visit.account.id, account_id(visit));
  if (!link) co_return office_problem_page(visit, link.error());
  co_return done(visit, accounts_address, link_notice(visit, *link));
}

awaitable<Response> deactivate_account(const Visit& visit) {
  co_return co_await set_active(visit, false);
}

awaitable<Response> activate_account(const Visit& visit) {
  co_return co_await set_active(visit, true);
}

}  // namespace convene::web
