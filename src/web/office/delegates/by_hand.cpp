#include "services/acts/by_hand.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/waiting_list.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/delegate_service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/delegates/pages.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::DelegateId;
using domain::ProblemKind;
using http::Response;
using http::Status;
using services::DelegateService;

// One of the acts, as its page says it.
struct HandAct {
  std::string (*address)(DelegateId);  // its page's, where its form is sent too
  const char* title;
  const char* text;
  const char* button;
  const char* done;  // follows their name
};

constexpr HandAct offering = {
    offer_by_hand_address, "Offer a place out of order",
    "We email them, and hold the place until they have answered. Kept and saved places can be "
    "offered, and a paused list does not matter.",
    "Offer the place", " is offered a place"};
constexpr HandAct confirming = {
    confirm_by_hand_address, "Give a place out of order",
    "They have the place at once, and we tell them by email. Kept and saved places can be given, "
    "and a paused list does not matter.",
    "Give the place", " has a place"};
constexpr HandAct moving = {
    move_by_hand_address, "Move to another event",
    "They have the new place at once and give up what they have here. A support companion moves "
    "with them. We tell them by email.",
    "Move them", " has a place in "};

struct Typed {
  std::string reason;
  std::string to;  // slug, of a move
};

struct Situation {
  const DelegateService::Person& person;
  const services::EventSnapshot& events;
  const domain::Event* event;  // where they wait or have a place
};

std::string places_text(const domain::Places& places) {
  return places.free() > 0 ? counted(places.free(), "place is", "places are") + " free"
                           : "All places are taken";
}

Choices targets(const Situation& situation, UtcTime now) {
  Choices events{.name = "to", .label = "Where to", .choices = {{"", "Select an event"}}};
  for (const auto& event : situation.events.events) {
    if (event.get() == situation.event || !domain::serves_waiting_list(*event, now)) continue;
    events.choices.push_back({event->slug, event->town + ", " +
                                               london::short_date(event->starts_at) + ": " +
                                               places_text(event->places)});
  }
  return events;
}

// Who stands in line as one is asked and confirmed as one; a move is of one person.
std::string names_of(const HandAct& action, const DelegateService::Person& person) {
  if (&action == &moving || !person.waiting_party) return person.listed.delegate.name;
  std::vector<std::string> names;
  for (const auto& one : person.waiting_party->people) names.push_back(one.name);
  return join(names, "\n");
}

void fill_facts(TemplateData& body, const HandAct& action, const Situation& situation) {
  TemplateData& list = body.include("FACTS", "partials/summary_list.html");
  const auto row = [&list](const char* key, std::string value) {
    list.add("ROW").set("KEY", key).set("VALUE", std::move(value));
  };
  const auto& person = situation.person;
  row("Who", names_of(action, person));
  if (person.waiting_party) row("Position", std::to_string(person.waiting_party->position));
  if (situation.event) {
    row("Event", situation.event->town + ", " + london::short_date(situation.event->starts_at));
    row("Places", places_text(situation.event->places));
  }
}

Response act_page(const OfficeRequest& request, const HandAct& action, const Situation& situation,
                  const Typed& typed, const std::vector<domain::FieldError>& errors,
                  Status status) {
  const auto& delegate = situation.person.listed.delegate;
  const auto address = delegate_address(delegate.id);
  TemplateData body;
  body.set("NAME", delegate.name)
      .set("DELEGATE_ADDRESS", address)
      .set("ADDRESS", action.address(delegate.id));
  body.set("TITLE", action.title).set("TEXT", action.text).set("BUTTON", action.button);
  fill_facts(body, action, situation);
  FormView form(body, errors);
  if (&action == &moving) {
    form.select("TO_FIELD", targets(situation, request.context.clock.now()), typed.to);
  }
  form.textarea("REASON_FIELD",
                {.name = "reason",
                 .label = "Reason",
                 .hint = "It stands in the history with your name, until their details are deleted",
                 .is_spellchecked = true},
                typed.reason, 3);
  return office_page(
      request, {.title = action.title, .has_errors = !errors.empty(), .back_address = address},
      "office/delegates/by_hand.html", std::move(body), status);
}

// Who is in no position for the act is told so before they fill in a form.
std::string obstacle(const HandAct& action, const domain::Delegate& delegate) {
  const bool waits = delegate.entry.has_value();
  if (&action != &moving && !waits) return delegate.name + " does not wait for a place.";
  if (&action == &offering && delegate.state == domain::DelegateState::offered) {
    return delegate.name + " has been offered a place already.";
  }
  if (!domain::is_live(delegate.state)) return delegate.name + " has no place any more.";
  return {};
}

awaitable<Response> ask(const OfficeRequest& request, const HandAct& action) {
  const auto person = co_await request.context.delegates.person(request.id<DelegateId>(0));
  if (!person) co_return office_problem_page(request, person.error());
  const auto& delegate = person->listed.delegate;
  if (auto why = obstacle(action, delegate); !why.empty()) {
    co_return office_message(request, "This cannot be done", std::move(why), Status::ok);
  }
  const auto snapshot = request.context.events.current();
  co_return act_page(request, action, {*person, *snapshot, snapshot->by_id(delegate.event).get()},
                     {}, {}, Status::ok);
}

std::vector<domain::FieldError> errors_of(const domain::Problem& problem, const HandAct& action) {
  const std::string field = &action == &moving ? "to" : "";
  switch (problem.kind) {
    case ProblemKind::event_full:
      return {{field,
               "There are not enough free places. Raise the capacity or cancel somebody’s "
               "place first"}};
    case ProblemKind::already_booked:
      return {{field, "Somebody with this email address has a place there or waits for one"}};
    default:
      return problem.fields;
  }
}

Typed typed_in(const OfficeRequest& request) {
  return {.reason = std::string{request.form.get("reason")},
          .to = std::string{request.form.get("to")}};
}

// Shows what the service has answered: the delegate's page, or the form again.
awaitable<Response> outcome(const OfficeRequest& request, const HandAct& action, const Typed& typed,
                            domain::result<void> acted) {
  const auto id = request.id<DelegateId>(0);
  const auto person = co_await request.context.delegates.person(id);
  if (!person) co_return office_problem_page(request, person.error());
  const auto& delegate = person->listed.delegate;
  const auto snapshot = request.context.events.current();
  if (acted) {
    const auto* const to = snapshot->any(typed.to);
    co_return done(request, delegate_address(id),
                   {.text = delegate.name + action.done + (to ? to->town : "")});
  }
  if (acted.error().kind == ProblemKind::not_found) {
    co_return office_problem_page(request, acted.error());
  }
  co_return act_page(request, action, {*person, *snapshot, snapshot->by_id(delegate.event).get()},
                     typed, errors_of(acted.error(), action), status_of(acted.error()));
}

}  // namespace

awaitable<Response> ask_offer(const OfficeRequest& request) { return ask(request, offering); }
awaitable<Response> ask_confirmation(const OfficeRequest& request) {
  return ask(request, confirming);
}
awaitable<Response> ask_move(const OfficeRequest& request) { return ask(request, moving); }

awaitable<Response> offer_place(const OfficeRequest& request) {
  const auto typed = typed_in(request);
  const auto acted = co_await request.context.delegates.offer_by_hand(
      request.account.id, request.id<DelegateId>(0), typed.reason);
  co_return co_await outcome(request, offering, typed, acted);
}

awaitable<Response> confirm_place(const OfficeRequest& request) {
  const auto typed = typed_in(request);
  const auto acted = co_await request.context.delegates.confirm_by_hand(
      request.account.id, request.id<DelegateId>(0), typed.reason);
  co_return co_await outcome(request, confirming, typed, acted);
}

awaitable<Response> move_delegate(const OfficeRequest& request) {
  const auto typed = typed_in(request);
  domain::result<void> acted =
      domain::Problem{.kind = ProblemKind::invalid_input, .fields = {{"to", "Select where to"}}};
  if (!typed.to.empty()) {
    acted = co_await request.context.delegates.move_by_hand(
        request.account.id, request.id<DelegateId>(0), typed.to, typed.reason);
  }
  co_return co_await outcome(request, moving, typed, acted);
}

}  // namespace convene::web
