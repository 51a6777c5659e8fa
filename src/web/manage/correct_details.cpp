#include "web/manage/correct_details.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "domain/booking_rules.hpp"
#include "domain/details.hpp"
#include "domain/email_address.hpp"
#include "services/settings/cache.hpp"
#include "web/manage/change_menu.hpp"
#include "web/manage/holder/cookie.hpp"
#include "web/manage/pages.hpp"
#include "web/manage/text/state.hpp"
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

// Whose details the address names, as they are.
struct DetailsRequest {
  domain::DetailsOf whose;
  domain::Details now;
  std::string title;

  std::optional<domain::PersonId> id() const {
    return whose.person ? std::optional(whose.person->person) : std::nullopt;
  }
};

std::string title_of(const BookingAccess& access, const domain::Delegate* person) {
  const bool is_reader = !person || access.booking.delegates.size() == 1;
  return is_reader ? "Correct your details" : "Correct the details of " + person->name;
}

// Nothing where it is nobody whose details the link's holder may correct.
std::optional<DetailsRequest> requested_details(const BookingAccess& access,
                                                const http::Request& request) {
  const domain::Delegate* person = nullptr;
  if (request.parameters.size() > 1) {
    person = access.person(request.parameters[1]);
    if (!person || !can_correct_details(access, *person)) return std::nullopt;
  } else if (!has_contact_apart(access) || !can_change(access)) {
    return std::nullopt;
  }
  const auto whose = domain::details_of(access.booking, person, access.is_whole());
  return DetailsRequest{whose, domain::current(access.booking, whose), title_of(access, person)};
}

domain::Details typed_in(const http::FormData& form) {
  return {.name = std::string(form.get("name")),
          .email = std::string(form.get("email")),
          .phone = std::string(form.get("phone")),
          .job_title = std::string(form.get("job_title"))};
}

void add_fields(FormView& fields, const DetailsRequest& about, const domain::Details& typed) {
  fields.input("NAME",
               {.name = "name",
                .label = "Full name",
                .hint = about.whose.person ? "Only to correct it. If somebody else comes, name "
                                             "them as a colleague who comes instead."
                                           : ""},
               typed.name);
  const bool has_address = !about.now.email.empty();
  fields.input("EMAIL",
               {.name = "email",
                .label = has_address ? "Email address" : "Email address (optional)",
                .hint = has_address ? "A new address gets a new link. The links in our earlier "
                                      "emails to the old one then end."
                                    : "With an address of their own they get a link for their "
                                      "own place.",
                .type = "email",
                .inputmode = "email"},
               typed.email);
  if (about.whose.is_contact) {
    fields.input("PHONE",
                 {.name = "phone",
                  .label = "Phone number (optional)",
                  .hint = "We only call if something changes on the day.",
                  .type = "tel",
                  .inputmode = "tel",
                  .width_class = "govuk-input--width-20"},
                 typed.phone);
  }
  if (about.whose.person) {
    fields.input("JOB_TITLE",
                 {.name = "job_title", .label = "Job title (optional)", .is_spellchecked = true},
                 typed.job_title);
  }
}

http::Response details_page(const PublicContext& context, const BookingAccess& access,
                            const http::Request& request, const DetailsRequest& about,
                            const domain::Details& typed,
                            const std::vector<domain::FieldError>& errors, Status status) {
  TemplateData data;
  data.set("TITLE", about.title).set("ADDRESS", request.path).set("BOOKING", access.address());
  data.set("REFERENCE", access.booking.reference);
  data.set("CONTACT_EMAIL", context.pages.settings().current()->contact_email);
  data.show_if(about.whose.person, "OTHERS");
  FormView fields(data, errors);
  add_fields(fields, about, typed);
  PageHead head = head_of(context, access, about.title);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/details.html", std::move(data), status);
}

std::vector<domain::FieldError> errors_of(const domain::Problem& problem) {
  if (problem.kind != ProblemKind::already_booked) return problem.fields;
  return {{"email", "Enter another email address: this one has a place at the event already"}};
}

std::string done_text(const DetailsRequest& about, const domain::Details& typed,
                      const MailWords& words) {
  if (domain::email_key(about.now.email) == domain::email_key(typed.email)) {
    return "The details are corrected.";
  }
  return fmt::format(
      "The details are corrected. We have {} an email with a new link to the new address. What was "
      "told us about needs on the day went with the old link: tell us again.",
      words.sent);
}

}  // namespace

bool can_correct_details(const BookingAccess& access, const domain::Delegate& person) {
  if (!domain::is_live(person.state)) return false;
  const auto is_to_come = [&access](domain::EventId id) {
    return domain::may_give_up_places(*access.events->by_id(id), access.now);
  };
  return is_to_come(person.event) ||
         std::ranges::any_of(person.also_waits, is_to_come, &domain::WaitsElsewhere::event);
}

bool has_contact_apart(const BookingAccess& access) {
  return access.is_whole() &&
         std::ranges::none_of(access.booking.delegates, [&access](const domain::Delegate& each) {
           return domain::is_contact(access.booking, each);
         });
}

awaitable<http::Response> ask_for_details(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto about = requested_details(access, raw);
  if (!about) co_return back_to(access);
  co_return details_page(context, access, raw, *about, about->now, {}, Status::ok);
}

awaitable<http::Response> correct_details(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto about = requested_details(access, raw);
  if (!about) co_return back_to(access);
  const auto typed = typed_in(form);
  // A second click comes with the new link's cookie and a token of the old one.
  if (const auto tidy = domain::checked(typed, about->whose); tidy && *tidy == about->now) {
    co_return back_to(access);
  }
  if (refusal) {
    co_return details_page(context, access, raw, *about, typed, {{"", *refusal}},
                           Status::forbidden);
  }
  auto corrected = co_await context.bookings.correct_details(
      access.link(), {.delegate = about->id(), .details = typed});
  if (corrected.has_error()) {
    const auto& problem = corrected.error();
    const auto errors = errors_of(problem);
    if (errors.empty()) co_return problem_page(context.pages, problem, access.event.get());
    co_return details_page(context, access, raw, *about, typed, errors,
                           Status::unprocessable_content);
  }
  // The way back is by the new link.
  auto now = access;
  now.token = std::move(corrected->manage_token);
  auto response = done(context, now, done_text(*about, typed, context.pages.mail_words()));
  BookingCookie cookie(raw, context.options.is_secure);
  cookie.add(now.booking.reference, now.token);
  response.with("Set-Cookie", cookie.set_cookie());
  co_return response;
}

}  // namespace convene::web
