#include "web/office/visit.hpp"

#include <chrono>

#include "services/accounts/sign_in_service.hpp"
#include "web/office/sign_in_address.hpp"
#include "web/page/form_guard.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using http::Response;
using http::Status;

struct Section {
  Permission permission;
  const char* address;
  const char* text;
};

constexpr Section sections[] = {
    {Permission::see_rooms, "/office/events", "Events"},
    {Permission::export_lists, "/office/email-list", "Email list"},
    {Permission::see_history, "/office/history", "History"},
    {Permission::export_lists, "/office/access-tokens", "Access tokens"},
    {Permission::manage_accounts, "/office/accounts", "Accounts"},
    {Permission::change_settings, "/office/settings", "Settings"},
};

std::vector<NavigationLink> navigation(const Visit& visit) {
  std::vector<NavigationLink> links;
  for (const auto& section : sections) {
    if (!visit.may(section.permission)) continue;
    links.push_back(
        {section.address, section.text, visit.request.path.starts_with(section.address)});
  }
  return links;
}

// Nothing of a POST survives a sign-in: what it was about to change may be another thing by then.
std::string address_after_sign_in(const http::Request& request) {
  return request.method == http::Method::get ? request.path : "/office/events";
}

// A form of ours whose token is old or of an earlier sign-in: nothing that was typed is lost. A
// password would stand readable in the page.
Response send_again_page(const Visit& visit, const http::FormData& form) {
  View body;
  body.set("ADDRESS", visit.request.path);
  for (const auto& [name, value] : form.fields()) {
    if (name == "form_token" || name.find("password") != name.npos) continue;
    body.add("FIELD").set("NAME", name).set("VALUE", value);
  }
  return office_page(visit, {.title = "Nothing has been changed"}, "office/send_again.html",
                     std::move(body), Status::forbidden);
}

awaitable<Response> visit_with_form(Visit& visit, VisitHandler handler) {
  auto form = visit.request.form();
  if (!form) {
    co_return office_message(visit, "We could not read that form", "Go back and try again.",
                             Status::bad_request);
  }
  const auto& guard = visit.office.form_guard;
  if (const auto objection = guard.objection(visit.request, *form, visit.sign_in)) {
    // What another site filled in must not wait behind a button of ours.
    if (guard.is_from_this_site(visit.request)) co_return send_again_page(visit, *form);
    co_return office_message(visit, "Nothing has been changed", *objection, Status::forbidden);
  }
  visit.form = *std::move(form);
  co_return co_await handler(visit);
}

awaitable<Response> let_in(Permission permission, const Office& office, VisitHandler handler,
                           const http::Request& request) {
  const std::string sign_in{request.cookie(office_cookie_name(office))};
  auto account = co_await office.sign_ins.who(sign_in);
  if (!account) {
    co_return http::see_other(sign_in_address(address_after_sign_in(request)))
        .with("Cache-Control", "no-store");
  }
  Visit visit{.office = office,
              .request = request,
              .account = *std::move(account),
              .sign_in = sign_in,
              .form = {}};
  if (!visit.may(permission)) {
    co_return office_message(visit, "You cannot see this page",
                             "Your account is not for this. Ask an administrator if you need it.",
                             Status::forbidden);
  }
  if (request.method == http::Method::post) co_return co_await visit_with_form(visit, handler);
  co_return co_await handler(visit);
}

}  // namespace

http::Handler for_those_who_may(Permission permission, const Office& office, VisitHandler handler) {
  return [permission, &office, handler](const http::Request& request) {
    return let_in(permission, office, handler, request);
  };
}

Response office_page(const Visit& visit, PageHead head, std::string file, View body,
                     Status status) {
  head.is_office = true;
  head.office_person = visit.account.name;
  head.office_links = navigation(visit);
  head.form_token = visit.office.form_guard.issue(visit.sign_in);
  show_notice(body, visit.office.notices.take(visit.sign_in));
  return visit.office.pages.page(head, std::move(file), std::move(body), status);
}

Response done(const Visit& visit, std::string address, Notice notice) {
  visit.office.notices.put(visit.sign_in, std::move(notice));
  auto response = http::see_other(std::move(address));
  response.with("Cache-Control", "no-store");
  return response;
}

Response office_message(const Visit& visit, std::string title, std::string text, Status status) {
  View body;
  body.set("TITLE", title).set("TEXT", std::move(text));
  return office_page(visit, {.title = std::move(title)}, "office/message.html", std::move(body),
                     status);
}

Response office_problem_page(const Visit& visit, const domain::Problem& problem) {
  switch (problem.kind) {
    case domain::ProblemKind::event_cancelled:
      return office_message(visit, "This event has been cancelled", "Nobody can be added to it.",
                            Status::conflict);
    case domain::ProblemKind::invalid_input:
      return office_message(visit, "Nothing has been changed", problem.fields.front().message,
                            Status::conflict);
    default:
      return office_message(visit, "Page not found",
                            "Check the address, or choose a page from the menu.",
                            Status::not_found);
  }
}

Status status_of(const domain::Problem& problem) {
  return problem.kind == domain::ProblemKind::event_full ? Status::conflict
                                                         : Status::unprocessable_content;
}

std::string_view office_cookie_name(const Office& office) {
  return office.options.is_secure ? "__Host-convene-office" : "convene-office";
}

std::string office_cookie(const Office& office, std::string_view token) {
  return http::set_cookie({.name = std::string{office_cookie_name(office)},
                           .value = std::string{token},
                           .is_secure = office.options.is_secure,
                           .max_age_seconds = token.empty() ? 0 : -1});
}

}  // namespace convene::web
