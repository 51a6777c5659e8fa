#include <algorithm>

#include "base/text.hpp"
#include "base/unavailable.hpp"
#include "services/bookings/service.hpp"
#include "web/book/check.hpp"
#include "web/book/check_page.hpp"
#include "web/book/form_page.hpp"
#include "web/book/full_page.hpp"
#include "web/book/pages.hpp"
#include "web/book/party.hpp"
#include "web/book/sealed_answers.hpp"
#include "web/manage/holder/cookie.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/errors.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

constexpr const char* says_busy =
    "Very many people are booking at the moment. Nothing has been booked: wait a moment and press "
    "the button again";
constexpr const char* says_changed =
    "You changed these answers after you had booked. Your booking stands as it was at first and "
    "nothing new has been booked: press the button only if you want another booking";
constexpr const char* says_elsewhere =
    "A region that you also wanted to wait for has a place now, or takes no more bookings. Nothing "
    "is booked yet: book there, or wait without it";

// A place in the queue, or nothing where it is too long or the disk failed: to be tried again.
awaitable<std::optional<domain::result<services::BookingService::Booked>>> try_to_book(
    services::BookingService& bookings, domain::CheckedBooking asked) {
  try {
    auto booked = co_await bookings.book(std::move(asked));
    co_return std::move(booked);
  } catch (const Unavailable&) {
    co_return std::nullopt;
  }
}

http::Response booked_page(const PublicContext& context, const http::Request& request,
                           const services::BookingService::Booked& booked) {
  BookingCookie cookie(request, context.options.is_secure);
  cookie.add(booked.booking.reference, booked.manage_token);
  auto response = http::see_other(booking_address(booked.booking.reference));
  response.with("Set-Cookie", cookie.set_cookie()).with("Cache-Control", "no-store");
  return response;
}

// Answers that were changed after they had been booked, to be booked anew only if that is wanted.
http::Response changed_page(const PublicContext& context, const EventNow& at, BookingForm form) {
  form.submission_id = BookingForm::blank().submission_id;
  return check_page(context, at, form, says_changed, Status::conflict);
}

bool is_about_other_events(const domain::Problem& problem) {
  return std::ranges::any_of(problem.fields, [](const domain::FieldError& error) {
    return error.field.starts_with("also_wait_for");
  });
}

// One of the events that they would wait for too is none to wait for any more: the page shows those
// that are, and beside them where there are places.
http::Response other_event_page(const PublicContext& context, const EventNow& at,
                                BookingForm form) {
  std::vector<std::string> still;
  for (auto& slug : form.other_events()) {
    const auto* event = at.events->published(slug);
    if (event && event->places.is_full() && event->takes_bookings(at.now)) {
      still.push_back(std::move(slug));
    }
  }
  form.also_wait_for = join(still, " ");
  return full_page(context, at, form, {{"", says_elsewhere}}, Status::unprocessable_content);
}

http::Response page_for(const PublicContext& context, const EventNow& at, const BookingForm& form,
                        const domain::Problem& problem) {
  switch (problem.kind) {
    case domain::ProblemKind::event_full:
      return full_page(context, at, form);
    case domain::ProblemKind::submission_reused:
      return changed_page(context, at, form);
    case domain::ProblemKind::invalid_input:
      if (is_about_other_events(problem)) return other_event_page(context, at, form);
      return form_page(context, at, form, as_form_errors(form, problem.fields),
                       Status::unprocessable_content);
    case domain::ProblemKind::already_booked:
      // Who books for one is told nothing that a stranger with their address should not learn.
      if (!form.is_group()) return problem_page(context.pages, problem, at.event);
      return already_booked_page(context, at, form, people_of(form, problem.delegates));
    default:
      return problem_page(context.pages, problem, at.event);
  }
}

}  // namespace

awaitable<http::Response> make_booking(const PublicContext& context, const http::Request& request) {
  EventNow at = event_of(context, request);
  if (!at.event) co_return error_page(context.pages, Status::not_found, {});
  const auto typed = request.form();
  if (!typed) co_return error_page(context.pages, Status::bad_request, {});
  auto answers = open_answers(context.sealed_answers, typed->get("answers"));
  if (!answers || answers->event != at.event->slug) {
    if (auto page = obstacle(context, at)) co_return std::move(*page);
    co_return lost_page(context, at);
  }
  BookingForm& form = answers->form;
  // The page of a room that filled up asks for them; where the form has asked, they are sealed.
  const bool asked_for_wishes = typed->has("wishes");
  if (asked_for_wishes) form.take_wishes(*typed);
  if (auto refusal = context.csrf_guard.check(request, *typed, "")) {
    co_return check_page(context, at, form, std::move(*refusal), Status::forbidden);
  }
  auto checked =
      check(form, at.event->slug, context.catalogue, typed->get("wait_if_full") == "yes");
  if (!checked.errors.empty()) {
    const auto ask_again = asked_for_wishes ? full_page : form_page;
    co_return ask_again(context, at, form, checked.errors, Status::unprocessable_content);
  }
  const auto booked = co_await try_to_book(context.bookings, *std::move(checked.booking));
  at = event_of(context, request);
  if (!booked) {
    auto page = check_page(context, at, form, says_busy, Status::service_unavailable);
    co_return std::move(page.with("Retry-After", "5"));
  }
  if (booked->has_error()) co_return page_for(context, at, form, booked->error());
  co_return booked_page(context, request, **booked);
}

}  // namespace convene::web
