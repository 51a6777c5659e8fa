#include "web/manage/substitute_pages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/organisation.hpp"
#include "services/settings/settings_board.hpp"
#include "web/events/event_words.hpp"
#include "web/page/form_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/message_page.hpp"
#include "web/page/page.hpp"
#include "web/page/problem_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::ProblemKind;
using http::Status;

http::Response form_page(const PublicSite& site, const HeldBooking& held,
                         const domain::Delegate& person, const services::Substitute& typed,
                         const std::vector<domain::FieldError>& errors, Status status) {
  const std::string title = "Who comes instead of " + person.name + "?";
  View view;
  fill_event(view, *held.event, held.now);
  view.set("TITLE", title).set("BOOKING", held.address());
  view.set("KEEPS", person.organisation + " keeps " + what_is_kept(person));
  view.set("PERSON", person.person.value);
  FormView fields(view, errors);
  fields.input("NAME", {.name = "name", .label = "Full name"}, typed.name);
  fields.input("EMAIL",
               {.name = "email",
                .label = person.email.empty() ? "Email address (optional)" : "Email address",
                .hint = "We send the details of the booking to this address.",
                .type = "email",
                .inputmode = "email"},
               typed.email);
  fields.input("JOB_TITLE",
               {.name = "job_title", .label = "Job title (optional)", .is_spellchecked = true},
               typed.job_title);
  PageHead head = head_of(site, held, title);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "manage/substitute.html", std::move(view), status);
}

http::Response ask_organiser_page(const PublicSite& site, const HeldBooking& held) {
  return message_page(
      site.pages,
      {"Ask us about this",
       {"You can name a colleague yourself if you come for an organisation and still have a place "
        "or wait for one. For anything else write to " +
        site.pages.settings().current()->contact_email + " and give your reference."},
       {{held.address(), "See your booking"}}},
      Status::conflict, true);
}

http::Response has_place_page(const PublicSite& site, const HeldBooking& held) {
  return message_page(site.pages,
                      {"They are booked already",
                       {"An email address can have one place at an event, and this one has a place "
                        "or waits for one. Nothing has changed."},
                       {{held.address(), "See your booking"}}},
                      Status::conflict, true);
}

http::Response page_for(const PublicSite& site, const HeldBooking& held,
                        const domain::Delegate& person, const services::Substitute& typed,
                        const domain::Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::invalid_input:
      return form_page(site, held, person, typed, problem.fields, Status::unprocessable_content);
    case ProblemKind::ask_organiser:
      return ask_organiser_page(site, held);
    case ProblemKind::already_booked:
      return has_place_page(site, held);
    default:
      return problem_page(site.pages, problem, held.event.get());
  }
}

// The link of who does not come any more opens nothing: this is the last page that they see.
http::Response handed_over_page(const PublicSite& site, const services::Substitute& who) {
  return message_page(site.pages,
                      {"Your place goes to " + tidy_line(who.name),
                       {"We have sent them the details. Your own link does not open the booking "
                        "any more."},
                       {{"/", "See all events"}}},
                      Status::ok, true);
}

}  // namespace

bool can_name_substitute(const HeldBooking& held, const domain::Delegate& person) {
  const auto event = held.events->by_id(person.event);
  return domain::is_live(person.state) && !domain::organisation_key(person.organisation).empty() &&
         event->state == domain::EventState::published && held.now < event->booking_closes_at;
}

std::string substitute_address(const HeldBooking& held, const domain::Delegate& person) {
  return held.address() + "/delegates/" + std::to_string(person.person.value) + "/substitute";
}

std::string what_is_kept(const domain::Delegate& person) {
  return person.state == domain::DelegateState::confirmed ? "its place"
                                                          : "its position on the waiting list";
}

awaitable<http::Response> ask_for_substitute(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto* person = held->person(request.parameters.at(1));
  if (!person || !can_name_substitute(*held, *person)) co_return ask_organiser_page(site, *held);
  co_return form_page(site, *held, *person, {}, {}, Status::ok);
}

awaitable<http::Response> name_substitute(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto form = request.form();
  if (!form) co_return error_page(site.pages, Status::bad_request, {});
  const auto* person = held->person(request.parameters.at(1));
  if (!person) co_return ask_organiser_page(site, *held);
  const services::Substitute typed{.name = std::string(form->get("name")),
                                   .email = std::string(form->get("email")),
                                   .job_title = std::string(form->get("job_title"))};
  if (const auto objection = site.form_guard.objection(request, *form, held->token)) {
    if (!can_name_substitute(*held, *person)) co_return ask_organiser_page(site, *held);
    co_return form_page(site, *held, *person, typed, {{"", *objection}}, Status::forbidden);
  }
  const auto replaced =
      co_await site.bookings.substitute(held->link(), {.delegate = person->person, .who = typed});
  if (replaced.has_error()) co_return page_for(site, *held, *person, typed, replaced.error());
  const auto after = co_await find_with(site, held->booking.reference, held->token);
  if (!after) co_return handed_over_page(site, typed);
  co_return done(site, *held,
                 tidy_line(typed.name) + " comes instead of " + person->name + ". We have sent " +
                     "an email to both of them.");
}

}  // namespace convene::web
