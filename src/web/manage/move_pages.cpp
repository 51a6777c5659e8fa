#include "web/manage/move_pages.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "web/manage/booking_words.hpp"
#include "web/manage/move_views.hpp"
#include "web/page/form_guard.hpp"
#include "web/page/message_page.hpp"
#include "web/page/problem_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::ProblemKind;
using http::Status;

bool can_move(const HeldBooking& held) {
  return !live_delegates(held.booking).empty() && !places_to_move_to(held).empty() &&
         domain::may_give_up_places(*held.event, held.now);
}

// Where they are already is no mistake: a repeat of a move changes nothing.
bool is_region(const HeldBooking& held, const std::string& slug) {
  const auto regions = places_to_move_to(held);
  return held.event_at(slug) ||
         std::ranges::find(regions, slug, &domain::Event::slug) != regions.end();
}

std::vector<domain::FieldError> what_is_missing(const HeldBooking& held, const MoveForm& form) {
  std::vector<domain::FieldError> errors;
  if (form.people.empty()) errors.push_back({"delegates", "Select who goes to another region"});
  if (!is_region(held, form.to)) errors.push_back({"to", "Select a region"});
  return errors;
}

http::Response already_there_page(const PublicSite& site, const HeldBooking& held,
                                  const domain::Event& to) {
  return message_page(site.pages,
                      {"Somebody is booked in " + to.town + " already",
                       {"An email address can have one place at an event, and an address of this "
                        "booking has a place in " +
                            to.town + " or waits for one. Nothing has changed.",
                        "To use that booking, open the link in its email."},
                       {{held.address(), "See your booking"}}},
                      Status::conflict, true);
}

http::Response page_for(const PublicSite& site, const HeldBooking& held, const MoveForm& form,
                        const domain::Problem& problem) {
  const auto* to = held.events->published(form.to);
  if (!to) return error_page(site.pages, Status::not_found, {});
  switch (problem.kind) {
    case ProblemKind::event_full:
      return wait_there_page(site, held, form, *to);
    case ProblemKind::already_booked:
      return already_there_page(site, held, *to);
    case ProblemKind::invalid_input:
      return move_page(site, held, form, problem.fields, Status::unprocessable_content);
    default:
      return problem_page(site.pages, problem, to);
  }
}

std::string moved_words(const HeldBooking& held, const domain::Booking& now,
                        const std::string& to) {
  const auto* event = held.events->published(to);
  const auto has_place_there = [&](const domain::Delegate& person) {
    return person.event == event->id && person.state == domain::DelegateState::confirmed;
  };
  return (std::ranges::any_of(now.delegates, has_place_there) ? "You have a place in "
                                                              : "You wait for a place in ") +
         event->town + " now.";
}

}  // namespace

awaitable<http::Response> ask_where_to_move(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  if (!can_move(*held)) co_return back_to(*held);
  co_return move_page(site, *held, {}, {}, Status::ok);
}

awaitable<http::Response> move_booking(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto typed = request.form();
  if (!typed) co_return error_page(site.pages, Status::bad_request, {});
  if (live_delegates(held->booking).empty()) co_return back_to(*held);
  const MoveForm form{std::string(typed->get("to")),
                      chosen_people(*typed, live_delegates(held->booking))};
  if (const auto objection = site.form_guard.objection(request, *typed, held->token)) {
    co_return move_page(site, *held, form, {{"", *objection}}, Status::forbidden);
  }
  if (const auto errors = what_is_missing(*held, form); !errors.empty()) {
    co_return move_page(site, *held, form, errors, Status::unprocessable_content);
  }
  const auto moved = co_await site.bookings.move(
      held->link(), {.to = form.to, .delegates = form.people, .wait = typed->get("wait") == "yes"});
  if (moved.has_error()) co_return page_for(site, *held, form, moved.error());
  co_return done(site, *held, moved_words(*held, *moved, form.to));
}

}  // namespace convene::web
