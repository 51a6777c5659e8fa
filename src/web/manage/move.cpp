#include <algorithm>

#include "domain/booking_rules.hpp"
#include "web/manage/move_page.hpp"
#include "web/manage/pages.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/message.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::ProblemKind;
using http::Status;

bool can_move(const BookingAccess& access) {
  return !live_delegates(access.booking).empty() && !places_to_move_to(access).empty() &&
         domain::may_give_up_places(*access.event, access.now);
}

// Where they are already is no mistake: a repeat of a move changes nothing.
bool is_region(const BookingAccess& access, const std::string& slug) {
  const auto regions = places_to_move_to(access);
  return access.event_at(slug) ||
         std::ranges::find(regions, slug, &domain::Event::slug) != regions.end();
}

std::vector<domain::FieldError> what_is_missing(const BookingAccess& access, const MoveForm& form) {
  std::vector<domain::FieldError> errors;
  if (form.people.empty()) errors.push_back({"delegates", "Select who goes to another region"});
  if (!is_region(access, form.to)) errors.push_back({"to", "Select a region"});
  return errors;
}

http::Response already_there_page(const PublicContext& context, const BookingAccess& access,
                                  const domain::Event& to) {
  return message_page(context.pages,
                      {"Somebody is booked in " + to.town + " already",
                       {"An email address can have one place at an event, and an address of this "
                        "booking has a place in " +
                            to.town + " or waits for one. Nothing has changed.",
                        "To use that booking, open the link in its email."},
                       {{access.address(), "See your booking"}}},
                      Status::conflict, true);
}

http::Response page_for(const PublicContext& context, const BookingAccess& access,
                        const MoveForm& form, const domain::Problem& problem) {
  const auto* to = access.events->published(form.to);
  if (!to) return error_page(context.pages, Status::not_found, {});
  switch (problem.kind) {
    case ProblemKind::event_full:
      return wait_there_page(context, access, form, *to);
    case ProblemKind::already_booked:
      return already_there_page(context, access, *to);
    case ProblemKind::invalid_input:
      return move_page(context, access, form, problem.fields, Status::unprocessable_content);
    default:
      return problem_page(context.pages, problem, to);
  }
}

std::string moved_text(const BookingAccess& access, const domain::Booking& now,
                       const std::string& to) {
  const auto* event = access.events->published(to);
  const auto has_place_there = [&](const domain::Delegate& person) {
    return person.event == event->id && person.state == domain::DelegateState::confirmed;
  };
  return (std::ranges::any_of(now.delegates, has_place_there) ? "You have a place in "
                                                              : "You wait for a place in ") +
         event->town + " now.";
}

}  // namespace

awaitable<http::Response> ask_where_to_move(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  if (!can_move(access)) co_return back_to(access);
  co_return move_page(context, access, {}, {}, Status::ok);
}

awaitable<http::Response> move_booking(const HolderRequest& request) {
  const auto& [context, raw, access, typed, refusal] = request;
  if (live_delegates(access.booking).empty()) co_return back_to(access);
  const MoveForm form{std::string(typed.get("to")),
                      chosen_people(typed, live_delegates(access.booking))};
  if (refusal) {
    co_return move_page(context, access, form, {{"", *refusal}}, Status::forbidden);
  }
  if (const auto errors = what_is_missing(access, form); !errors.empty()) {
    co_return move_page(context, access, form, errors, Status::unprocessable_content);
  }
  const auto moved = co_await context.bookings.move(
      access.link(), {.to = form.to, .delegates = form.people, .wait = typed.get("wait") == "yes"});
  if (moved.has_error()) co_return page_for(context, access, form, moved.error());
  co_return done(context, access, moved_text(access, *moved, form.to));
}

}  // namespace convene::web
