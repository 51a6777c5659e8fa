#include "web/manage/text/cancel.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "web/events/places_text.hpp"
#include "web/manage/holder/access.hpp"
#include "web/manage/pages.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/page.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Delegate;
using http::Status;

// What somebody is about to give up.
struct Cancellation {
  domain::Booking booking;  // its people, as they are at the event that they leave
  const domain::Event* event;
  std::string slug = {};             // empty: they leave all events of the booking
  const Delegate* person = nullptr;  // the one of several whom it is about, if it is one
  std::vector<const Delegate*> companions = {};  // who leave with that person
};

// A repeat is about the same person, live or not, and never about who is left.
Cancellation requested_cancellation(const BookingAccess& access, const http::FormData& asked) {
  if (const auto* person = access.person(asked.get("person"))) {
    Cancellation one{.booking = access.booking,
                     .event = access.events->by_id(person->event).get(),
                     .person = person};
    one.booking.delegates = {*person};
    for (const auto* other : live_delegates(access.booking)) {
      if (other->host == person->person) one.companions.push_back(other);
    }
    return one;
  }
  const std::string slug(asked.get("event"));
  if (const auto* event = access.event_at(slug)) {
    return {.booking = access.booking_at(event->id), .event = event, .slug = slug};
  }
  return {.booking = access.booking, .event = access.event.get()};
}

bool is_settled(const Cancellation& cancellation, UtcTime now) {
  return live_delegates(cancellation.booking).empty() ||
         !domain::may_give_up_places(*cancellation.event, now);
}

CancelText text_for(const Cancellation& cancellation) {
  return cancellation.person ? cancel_text(*cancellation.person, cancellation.companions)
                             : cancel_text(cancellation.booking);
}

void add_choice_of_people(FormView& fields, const std::vector<const Delegate*>& people) {
  Choices choices{.name = "delegates",
                  .label = "Who is not coming?",
                  .hint = "A support companion leaves with the person they support."};
  for (const auto* person : people) {
    choices.choices.push_back(
        {.value = std::to_string(person->person.value), .label = person->name});
  }
  fields.checkboxes("DELEGATES", choices, {});
}

http::Response cancel_page(const PublicContext& context, const BookingAccess& access,
                           const Cancellation& cancellation,
                           const std::vector<domain::FieldError>& errors, Status status) {
  const auto text = text_for(cancellation);
  TemplateData data;
  fill_event(data, *cancellation.event, access.now);
  data.set("TITLE", text.title).set("BOOKING", access.address());
  data.set("ADDRESS", cancellation_address(access.booking.reference));
  data.set("CONSEQUENCE", text.consequence).set("BUTTON", text.button).set("KEEP", text.keep);
  data.set("EVENT", cancellation.slug);
  data.set("PERSON", cancellation.person ? std::to_string(cancellation.person->person.value) : "");
  FormView fields(data, errors);
  const auto live = live_delegates(cancellation.booking);
  if (live.size() > 1) add_choice_of_people(fields, live);
  PageHead head = head_of(context, access, text.title);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/cancel.html", std::move(data), status);
}

// Anybody of the booking counts, whether or not they can still leave.
bool names_somebody(const BookingAccess& access, const http::FormData& form) {
  return std::ranges::any_of(form.all("delegates"), [&access](const std::string& text) {
    return access.person(text) != nullptr;
  });
}

std::string done_text(const BookingAccess& access, const Cancellation& cancellation,
                      const std::vector<domain::PersonId>& people) {
  const auto live = live_delegates(access.booking);
  if (cancellation.person || live.size() == 1) return text_for(cancellation).done;
  std::vector<const Delegate*> gone;
  std::ranges::copy_if(live, std::back_inserter(gone), [&people](const auto* each) {
    return std::ranges::find(people, each->person) != people.end();
  });
  return left_text(gone);
}

}  // namespace

awaitable<http::Response> ask_to_cancel(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto about = requested_cancellation(access, raw.query);
  if (is_settled(about, access.now)) co_return back_to(access);
  co_return cancel_page(context, access, about, {}, Status::ok);
}

awaitable<http::Response> cancel_booking(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto about = requested_cancellation(access, form);
  if (is_settled(about, access.now)) co_return back_to(access);
  if (refusal) {
    co_return cancel_page(context, access, about, {{"", *refusal}}, Status::forbidden);
  }
  const auto people = chosen_people(form, live_delegates(about.booking));
  if (people.empty() && names_somebody(access, form)) co_return back_to(access);
  if (people.empty()) {
    co_return cancel_page(context, access, about, {{"delegates", "Select who is not coming"}},
                          Status::unprocessable_content);
  }
  const auto cancelled =
      co_await context.bookings.cancel(access.link(), {.delegates = people, .event = about.slug});
  if (cancelled.has_error()) co_return problem_page(context.pages, cancelled.error(), about.event);
  co_return done(context, access, done_text(access, about, people));
}

}  // namespace convene::web
