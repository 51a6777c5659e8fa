#include "web/manage/substitute.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/organisation.hpp"
#include "services/settings/cache.hpp"
#include "web/events/places_text.hpp"
#include "web/manage/pages.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/message.hpp"
#include "web/page/page.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::ProblemKind;
using http::Status;

http::Response form_page(const PublicContext& context, const BookingAccess& access,
                         const domain::Delegate& person, const domain::Substitute& typed,
                         const std::vector<domain::FieldError>& errors, Status status) {
  const std::string title = "Who comes instead of " + person.name + "?";
  TemplateData data;
  fill_event(data, *access.event, access.now);
  data.set("TITLE", title).set("BOOKING", access.address());
  data.set("KEEPS", person.organisation + " keeps " + what_is_kept(person));
  data.set("ADDRESS", substitution_address(access.booking.reference, person.person));
  FormView fields(data, errors);
  fields.input("NAME", {.name = "name", .label = "Full name"}, typed.name);
  fields.input("EMAIL",
               {.name = "email",
                .label = person.email.empty() ? "Email address (optional)" : "Email address",
                .hint = fmt::format("We {} the details of the booking to this address.",
                                    context.pages.mail_words().send),
                .type = "email",
                .inputmode = "email"},
               typed.email);
  fields.input("JOB_TITLE",
               {.name = "job_title", .label = "Job title (optional)", .is_spellchecked = true},
               typed.job_title);
  PageHead head = head_of(context, access, title);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/substitute.html", std::move(data), status);
}

http::Response ask_organiser_page(const PublicContext& context, const BookingAccess& access) {
  return message_page(
      context.pages,
      {"Ask us about this",
       {"You can name a colleague yourself if you come for an organisation and still have a place "
        "or wait for one. For anything else write to " +
        context.pages.settings().current()->contact_email + " and give your reference."},
       {{access.address(), "See your booking"}}},
      Status::conflict, true);
}

http::Response has_place_page(const PublicContext& context, const BookingAccess& access) {
  return message_page(context.pages,
                      {"They are booked already",
                       {"An email address can have one place at an event, and this one has a place "
                        "or waits for one. Nothing has changed."},
                       {{access.address(), "See your booking"}}},
                      Status::conflict, true);
}

http::Response page_for(const PublicContext& context, const BookingAccess& access,
                        const domain::Delegate& person, const domain::Substitute& typed,
                        const domain::Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::invalid_input:
      return form_page(context, access, person, typed, problem.fields,
                       Status::unprocessable_content);
    case ProblemKind::ask_organiser:
      return ask_organiser_page(context, access);
    case ProblemKind::already_booked:
      return has_place_page(context, access);
    default:
      return problem_page(context.pages, problem, access.event.get());
  }
}

// The link of who does not come any more opens nothing: this is the last page that they see.
http::Response handed_over_page(const PublicContext& context, const domain::Substitute& who) {
  return message_page(context.pages,
                      {"Your place goes to " + tidy_line(who.name),
                       {fmt::format("We have {} them the details. Your own link does not open the "
                                    "booking any more.",
                                    context.pages.mail_words().sent)},
                       {to_all_events()}},
                      Status::ok, true);
}

}  // namespace

bool can_name_substitute(const BookingAccess& access, const domain::Delegate& person) {
  const auto event = access.events->by_id(person.event);
  return domain::is_live(person.state) && !domain::organisation_key(person.organisation).empty() &&
         event->state == domain::EventState::published && access.now < event->booking_closes_at;
}

std::string what_is_kept(const domain::Delegate& person) {
  return person.state == domain::DelegateState::confirmed ? "its place"
                                                          : "its position on the waiting list";
}

awaitable<http::Response> ask_for_substitute(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto* person = access.person(raw.parameters.at(1));
  if (!person || !can_name_substitute(access, *person))
    co_return ask_organiser_page(context, access);
  co_return form_page(context, access, *person, {}, {}, Status::ok);
}

awaitable<http::Response> name_substitute(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto* person = access.person(raw.parameters.at(1));
  if (!person) co_return ask_organiser_page(context, access);
  const domain::Substitute typed{.name = std::string(form.get("name")),
                                 .email = std::string(form.get("email")),
                                 .job_title = std::string(form.get("job_title"))};
  if (refusal) {
    if (!can_name_substitute(access, *person)) co_return ask_organiser_page(context, access);
    co_return form_page(context, access, *person, typed, {{"", *refusal}}, Status::forbidden);
  }
  const auto replaced = co_await context.bookings.substitute(
      access.link(), {.delegate = person->person, .who = typed});
  if (replaced.has_error()) co_return page_for(context, access, *person, typed, replaced.error());
  const auto after = co_await find_with(context, access.booking.reference, access.token);
  if (!after) co_return handed_over_page(context, typed);
  co_return done(context, access,
                 fmt::format("{} comes instead of {}. We have {} an email to both of them.",
                             tidy_line(typed.name), person->name, context.pages.mail_words().sent));
}

}  // namespace convene::web
