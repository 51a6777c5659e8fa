#include "web/manage/cancel_pages.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "web/events/event_words.hpp"
#include "web/manage/booking_words.hpp"
#include "web/manage/cancel_words.hpp"
#include "web/manage/held_booking.hpp"
#include "web/page/form_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/page.hpp"
#include "web/page/problem_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Delegate;
using http::Status;

// What somebody is about to give up.
struct Leaving {
  domain::Booking booking;  // its people, as they are at the event that they leave
  const domain::Event* event;
  std::string slug = {};             // empty: they leave all events of the booking
  const Delegate* person = nullptr;  // the one of several whom it is about, if it is one
  std::vector<const Delegate*> companions = {};  // who leave with that person
};

// A repeat is about the same person, live or not, and never about who is left.
Leaving leaving(const HeldBooking& held, const http::FormData& asked) {
  if (const auto* person = held.person(asked.get("person"))) {
    Leaving one{.booking = held.booking,
                .event = held.events->by_id(person->event).get(),
                .person = person};
    one.booking.delegates = {*person};
    for (const auto* other : live_delegates(held.booking)) {
      if (other->host == person->person) one.companions.push_back(other);
    }
    return one;
  }
  const std::string slug(asked.get("event"));
  if (const auto* event = held.event_at(slug)) {
    return {.booking = held.booking_at(event->id), .event = event, .slug = slug};
  }
  return {.booking = held.booking, .event = held.event.get()};
}

bool is_settled(const Leaving& leaving, UtcTime now) {
  return live_delegates(leaving.booking).empty() ||
         !domain::may_give_up_places(*leaving.event, now);
}

CancelWords words_for(const Leaving& leaving) {
  return leaving.person ? cancel_words(*leaving.person, leaving.companions)
                        : cancel_words(leaving.booking);
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

http::Response cancel_page(const PublicSite& site, const HeldBooking& held, const Leaving& leaving,
                           const std::vector<domain::FieldError>& errors, Status status) {
  const auto words = words_for(leaving);
  View view;
  fill_event(view, *leaving.event, held.now);
  view.set("TITLE", words.title).set("REFERENCE", held.booking.reference);
  view.set("CONSEQUENCE", words.consequence).set("BUTTON", words.button).set("KEEP", words.keep);
  view.set("EVENT", leaving.slug);
  view.set("PERSON", leaving.person ? std::to_string(leaving.person->person.value) : "");
  FormView fields(view, errors);
  const auto live = live_delegates(leaving.booking);
  if (live.size() > 1) add_choice_of_people(fields, live);
  PageHead head = head_of(site, held, words.title);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "manage/cancel.html", std::move(view), status);
}

// Of the booking, whether or not they can still leave.
bool names_somebody(const HeldBooking& held, const http::FormData& form) {
  return std::ranges::any_of(form.all("delegates"), [&held](const std::string& text) {
    return held.person(text) != nullptr;
  });
}

std::string done_words(const HeldBooking& held, const Leaving& leaving,
                       const std::vector<domain::DelegateId>& people) {
  const auto live = live_delegates(held.booking);
  if (leaving.person || live.size() == 1) return words_for(leaving).done;
  std::vector<const Delegate*> gone;
  std::ranges::copy_if(live, std::back_inserter(gone), [&people](const auto* each) {
    return std::ranges::find(people, each->person) != people.end();
  });
  return left_words(gone);
}

}  // namespace

awaitable<http::Response> ask_to_cancel(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto about = leaving(*held, request.query);
  if (is_settled(about, held->now)) co_return back_to(*held);
  co_return cancel_page(site, *held, about, {}, Status::ok);
}

awaitable<http::Response> cancel_booking(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto form = request.form();
  if (!form) co_return error_page(site.pages, Status::bad_request, {});
  const auto about = leaving(*held, *form);
  if (is_settled(about, held->now)) co_return back_to(*held);
  if (const auto objection = site.form_guard.objection(request, *form, held->token)) {
    co_return cancel_page(site, *held, about, {{"", *objection}}, Status::forbidden);
  }
  const auto people = chosen_people(*form, live_delegates(about.booking));
  if (people.empty() && names_somebody(*held, *form)) co_return back_to(*held);
  if (people.empty()) {
    co_return cancel_page(site, *held, about, {{"delegates", "Select who is not coming"}},
                          Status::unprocessable_content);
  }
  const auto cancelled =
      co_await site.bookings.cancel(held->link(), {.delegates = people, .event = about.slug});
  if (cancelled.has_error()) co_return problem_page(site.pages, cancelled.error(), about.event);
  co_return done(site, *held, done_words(*held, about, people));
}

}  // namespace convene::web
