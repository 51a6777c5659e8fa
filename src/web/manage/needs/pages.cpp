#include "web/manage/needs/pages.hpp"

#include <optional>

#include "services/bookings/needs_service.hpp"
#include "services/settings/cache.hpp"
#include "web/manage/holder/access.hpp"
#include "web/manage/needs/views.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/message.hpp"
#include "web/page/page.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Problem;
using domain::ProblemKind;
using http::Status;
using FoundNeeds = services::NeedsService::FoundNeeds;

// A booking, and somebody of it whom its link asks.
struct Asked {
  const BookingAccess& access;
  FoundNeeds found;
};

struct Found {
  std::optional<Asked> asked;
  http::Response otherwise = {};  // the page for whoever may not see it
};

http::Response own_link_page(const PublicContext& context, const BookingAccess& access) {
  return message_page(
      context.pages,
      {"Each person tells us themselves",
       {"Somebody with an email address of their own tells us what they need by the link in their "
        "email. Nobody else who is on the booking sees it."},
       {{access.address(), "See your booking"}}},
      Status::not_found, true);
}

http::Response too_late_page(const PublicContext& context, const BookingAccess& access) {
  return message_page(
      context.pages,
      {"Ask us about this",
       {"Needs can be told here until the event begins, by people who have a place or wait for "
        "one. For anything else write to " +
        context.pages.settings().current()->contact_email + " and give your reference."},
       {{access.address(), "See your booking"}}},
      Status::conflict, true);
}

// What the address names.
awaitable<Found> find_asked(const HolderRequest& request) {
  const auto& access = request.access;
  const auto person = request.id<domain::PersonId>(1);
  auto found = co_await request.context.needs.find(access.link(), person, access.now);
  if (!found) co_return Found{std::nullopt, own_link_page(request.context, access)};
  co_return Found{Asked{access, *std::move(found)}};
}

http::Response questions(const PublicContext& context, const Asked& asked) {
  if (!asked.found.may_tell) return too_late_page(context, asked.access);
  const auto before = asked.found.kept ? asked.found.kept->needs : domain::Needs{};
  return needs_form_page(context, asked.access, asked.found.person, before, {}, Status::ok);
}

domain::Needs typed_needs(const http::FormData& form) {
  return {.access = form.all("access"),
          .access_text = std::string(form.get("access_text")),
          .diet = form.all("diet"),
          .allergies = std::string(form.get("allergies")),
          .diet_text = std::string(form.get("diet_text"))};
}

http::Response go_to(std::string address) {
  auto response = http::see_other(std::move(address));
  response.with("Cache-Control", "no-store");
  return response;
}

http::Response page_for(const PublicContext& context, const Asked& asked,
                        const domain::Needs& typed, const Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::invalid_input:
      return needs_form_page(context, asked.access, asked.found.person, typed, problem.fields,
                             Status::unprocessable_content);
    case ProblemKind::ask_organiser:
      return too_late_page(context, asked.access);
    default:
      return problem_page(context.pages, problem, asked.access.event.get());
  }
}

}  // namespace

awaitable<http::Response> show_needs(const HolderRequest& request) {
  const auto& context = request.context;
  auto [asked, otherwise] = co_await find_asked(request);
  if (!asked) co_return otherwise;
  if (asked->found.kept) co_return told_needs_page(context, asked->access, asked->found);
  co_return questions(context, *asked);
}

awaitable<http::Response> ask_needs_again(const HolderRequest& request) {
  const auto& context = request.context;
  auto [asked, otherwise] = co_await find_asked(request);
  if (!asked) co_return otherwise;
  co_return questions(context, *asked);
}

awaitable<http::Response> tell_needs(const HolderRequest& request) {
  const auto& context = request.context;
  auto [asked, otherwise] = co_await find_asked(request);
  if (!asked) co_return otherwise;
  const auto typed = typed_needs(request.form);
  const auto& access = asked->access;
  const auto& person = asked->found.person;
  if (const auto& refusal = request.refusal) {
    co_return needs_form_page(context, access, person, typed, {{"", *refusal}}, Status::forbidden);
  }
  const auto told = co_await context.needs.tell(access.link(), person.person, typed,
                                                request.form.get("consent") == "yes");
  if (told.has_error()) co_return page_for(context, *asked, typed, told.error());
  co_return go_to(needs_address(access.booking.reference, person.person));
}

awaitable<http::Response> ask_to_remove_needs(const HolderRequest& request) {
  const auto& context = request.context;
  auto [asked, otherwise] = co_await find_asked(request);
  if (!asked) co_return otherwise;
  if (!asked->found.kept) co_return back_to(asked->access);
  co_return needs_removal_page(context, asked->access, asked->found.person, {}, Status::ok);
}

awaitable<http::Response> remove_needs(const HolderRequest& request) {
  const auto& context = request.context;
  auto [asked, otherwise] = co_await find_asked(request);
  if (!asked) co_return otherwise;
  const auto& access = asked->access;
  const auto& person = asked->found.person;
  if (const auto& refusal = request.refusal) {
    co_return needs_removal_page(context, access, person, {{"", *refusal}}, Status::forbidden);
  }
  const auto removed = co_await context.needs.take_back(access.link(), person.person);
  if (removed.has_error()) co_return page_for(context, *asked, {}, removed.error());
  co_return back_to(access);
}

}  // namespace convene::web
