#include "web/office/request.hpp"

#include <chrono>

#include "http/cookie.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "web/office/addresses.hpp"
#include "web/page/csrf_guard.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using http::Response;
using http::Status;

struct Section {
  Permission permission;
  std::string (*address)();
  const char* text;
};

constexpr Section sections[] = {
    {Permission::see_rooms, rooms_address, "Events"},
    {Permission::export_lists, email_list_address, "Email list"},
    {Permission::see_rooms, undelivered_mails_address, "Emails"},
    {Permission::see_history, history_address, "History"},
    {Permission::export_lists, access_tokens_address, "Access tokens"},
    {Permission::manage_accounts, accounts_address, "Accounts"},
    {Permission::change_settings, settings_address, "Settings"},
};

std::vector<NavigationLink> navigation(const OfficeRequest& request) {
  std::vector<NavigationLink> links;
  for (const auto& section : sections) {
    if (!request.may(section.permission)) continue;
    auto address = section.address();
    const bool is_current = request.raw.path.starts_with(address);
    links.push_back({std::move(address), section.text, is_current});
  }
  return links;
}

// Nothing of a POST survives a sign-in: what it was about to change may be another thing by then.
std::string address_after_sign_in(const http::Request& request) {
  return request.method == http::Method::get ? request.path : rooms_address();
}

// A form of ours whose token is old or of an earlier sign-in: nothing that was typed is lost. A
// password would stand readable in the page.
Response send_again_page(const OfficeRequest& request, const http::FormData& form) {
  TemplateData body;
  body.set("ADDRESS", request.raw.path);
  for (const auto& [name, value] : form.fields()) {
    if (name == "form_token" || name.find("password") != name.npos) continue;
    body.add("FIELD").set("NAME", name).set("VALUE", value);
  }
  return office_page(request, {.title = "Nothing has been changed"}, "office/send_again.html",
                     std::move(body), Status::forbidden);
}

awaitable<Response> handle_form(OfficeRequest& request, OfficeHandler handler) {
  auto form = request.raw.form();
  if (!form) {
    co_return office_message(request, "We could not read that form", "Go back and try again.",
                             Status::bad_request);
  }
  const auto& guard = request.context.csrf_guard;
  if (const auto refusal = guard.check(request.raw, *form, request.sign_in)) {
    // What another site filled in must not wait behind a button of ours.
    if (guard.is_from_this_site(request.raw)) co_return send_again_page(request, *form);
    co_return office_message(request, "Nothing has been changed", *refusal, Status::forbidden);
  }
  request.form = *std::move(form);
  co_return co_await handler(request);
}

awaitable<Response> admit(Permission permission, const OfficeContext& context,
                          OfficeHandler handler, const http::Request& raw) {
  const std::string sign_in{raw.cookie(office_cookie_name(context))};
  auto account = co_await context.sign_ins.who(sign_in);
  if (!account) {
    co_return http::see_other(sign_in_address(address_after_sign_in(raw)))
        .with("Cache-Control", "no-store");
  }
  OfficeRequest request{.context = context,
                        .raw = raw,
                        .account = *std::move(account),
                        .sign_in = sign_in,
                        .form = {}};
  if (!request.may(permission)) {
    co_return office_message(request, "You cannot see this page",
                             "Your account is not for this. Ask an administrator if you need it.",
                             Status::forbidden);
  }
  if (raw.method == http::Method::post) co_return co_await handle_form(request, handler);
  co_return co_await handler(request);
}

}  // namespace

http::Handler for_those_who_may(Permission permission, const OfficeContext& context,
                                OfficeHandler handler) {
  return [permission, &context, handler](const http::Request& raw) {
    return admit(permission, context, handler, raw);
  };
}

Response office_page(const OfficeRequest& request, PageHead head, std::string file,
                     TemplateData body, Status status) {
  head.is_office = true;
  head.office_person = request.account.name;
  head.office_links = navigation(request);
  head.form_token = request.context.csrf_guard.issue(request.sign_in);
  show_flash_message(body, request.context.flash_messages.take(request.sign_in));
  return request.context.pages.page(head, std::move(file), std::move(body), status);
}

Response done(const OfficeRequest& request, std::string address, FlashMessage message) {
  request.context.flash_messages.put(request.sign_in, std::move(message));
  auto response = http::see_other(std::move(address));
  response.with("Cache-Control", "no-store");
  return response;
}

Response office_message(const OfficeRequest& request, std::string title, std::string text,
                        Status status) {
  TemplateData body;
  body.set("TITLE", title).set("TEXT", std::move(text));
  return office_page(request, {.title = std::move(title)}, "office/message.html", std::move(body),
                     status);
}

Response office_problem_page(const OfficeRequest& request, const domain::Problem& problem) {
  switch (problem.kind) {
    case domain::ProblemKind::event_cancelled:
      return office_message(request, "This event has been cancelled", "Nobody can be added to it.",
                            Status::conflict);
    case domain::ProblemKind::invalid_input:
      return office_message(request, "Nothing has been changed", problem.fields.front().message,
                            Status::conflict);
    default:
      return office_message(request, "Page not found",
                            "Check the address, or choose a page from the menu.",
                            Status::not_found);
  }
}

Status status_of(const domain::Problem& problem) {
  return problem.kind == domain::ProblemKind::event_full ? Status::conflict
                                                         : Status::unprocessable_content;
}

std::string_view office_cookie_name(const OfficeContext& context) {
  return context.options.is_secure ? "__Host-convene-office" : "convene-office";
}

std::string office_cookie(const OfficeContext& context, std::string_view token) {
  return http::set_cookie({.name = std::string{office_cookie_name(context)},
                           .value = std::string{token},
                           .is_secure = context.options.is_secure,
                           .max_age_seconds = token.empty() ? 0 : -1});
}

}  // namespace convene::web
