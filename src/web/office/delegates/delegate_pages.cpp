#include "web/office/delegates/delegate_pages.hpp"

#include <charconv>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/event_board.hpp"
#include "services/rooms/room_service.hpp"
#include "web/office/delegate_fields.hpp"
#include "web/office/history/history_table.hpp"
#include "web/office/labels.hpp"
#include "web/office/party_words.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using domain::ProblemKind;
using http::Response;
using http::Status;
using services::RoomService;

const domain::Event* event_of(const services::EventSnapshot& snapshot,
                              const domain::Delegate& delegate) {
  return snapshot.by_id(delegate.event).get();
}

std::string room_address(const domain::Event* event) {
  return event ? "/office/events/" + event->slug : "/office/events";
}

std::string state_words(const domain::Delegate& delegate) {
  auto words = state_label(delegate.state);
  if (delegate.position)
    words += ", number " + std::to_string(*delegate.position) + " on the waiting list";
  return words;
}

// How they stand in the waiting list, and who stands there with them.
std::string line_words(const RoomService::Person& person, const services::EventSnapshot& events) {
  if (!person.in_line) return {};
  auto lines = words_of(*person.in_line, false, events).lines;
  std::vector<std::string> others;
  for (const auto& one : person.in_line->people) {
    if (one.id != person.listed.delegate.id) others.push_back(one.name);
  }
  if (!others.empty()) lines.push_back("Waits together with " + join(others, ", ") + ".");
  return join(lines, "\n");
}

std::string elsewhere_words(const RoomService::Person& person,
                            const services::EventSnapshot& events) {
  std::vector<std::string> lines;
  lines.reserve(person.elsewhere.size());
  for (const auto& delegate : person.elsewhere) {
    lines.push_back(town_of(delegate.event, events) + ": " + state_words(delegate));
  }
  return join(lines, "\n");
}

void fill_facts(View& body, const RoomService::Person& person,
                const services::EventSnapshot& events, const domain::Catalogue& catalogue) {
  const auto& listed = person.listed;
  const auto& delegate = listed.delegate;
  const auto* const event = event_of(events, delegate);
  View& list = body.include("FACTS", "partials/summary_list.html");
  const auto row = [&list](const char* key, const std::string& value) {
    if (!value.empty()) list.add("ROW").set("KEY", key).set("VALUE", value);
  };
  row("State", state_words(delegate));
  row("Waiting list", line_words(person, events));
  if (event) row("Event", event->town + ", " + london::short_date(event->starts_at));
  row("Other events", elsewhere_words(person, events));
  row("Roles", role_labels(delegate.roles, catalogue));
  row("Sector", sector_label(delegate.sector, delegate.sector_text, catalogue));
  row("Organisation", delegate.organisation);
  row("Job title", delegate.job_title);
  row("Email", delegate.email);
  row("Booked by", listed.contact.name + "\n" + listed.contact.email +
                       (listed.contact.phone.empty() ? "" : "\n" + listed.contact.phone));
  row("Reference", listed.reference);
  row("Booked", london::date_and_time(listed.booked_at));
}

// Only what can be done as things are.
void fill_acts(View& acts, const domain::Delegate& delegate) {
  const auto act = [&](const char* path, const char* text) {
    acts.add("ACT").set("ADDRESS", delegate_address(delegate.id) + path).set("TEXT", text);
  };
  if (delegate.state == domain::DelegateState::waiting) act("/offer", "Offer a place out of order");
  if (delegate.standing) act("/confirmation", "Give a place out of order");
  act("/move", "Move to another event");
  act("/substitution", "Somebody else comes instead");
  act("/cancel", "Cancel their place");
}

Response delegate_page(const Visit& visit, const RoomService::Person& person,
                       const domain::DelegateChange& typed,
                       const std::vector<domain::FieldError>& errors, Status status) {
  const auto& delegate = person.listed.delegate;
  const auto snapshot = visit.office.events.current();
  const auto* event = event_of(*snapshot, delegate);
  View body;
  body.set("NAME", delegate.name);
  fill_facts(body, person, *snapshot, visit.office.catalogue);
  FormView form(body, errors);
  if (visit.may(Permission::change_delegates) && domain::is_live(delegate.state)) {
    fill_acts(body.add("ACTS"), delegate);
    View& change = body.add("CHANGE");
    change.set("ID", delegate.id.value);
    FormView fields(change, errors);
    fill_organisation(fields, typed.organisation);
    fill_role_and_sector(fields, visit.office.catalogue, typed);
  }
  if (visit.may(Permission::see_history)) {
    fill_history_table(body, person.history, visit.office.catalogue, HistoryColumns::of_one_person);
  }
  return office_page(
      visit,
      {.title = delegate.name, .has_errors = !errors.empty(), .back_address = room_address(event)},
      "office/delegates/delegate.html", std::move(body), status);
}

domain::DelegateChange as_it_is(const domain::Delegate& delegate) {
  return {.roles = delegate.roles,
          .sector = delegate.sector,
          .sector_text = delegate.sector_text,
          .organisation = delegate.organisation};
}

std::vector<domain::FieldError> errors_of(const domain::Problem& problem) {
  if (problem.kind != ProblemKind::event_full) return problem.fields;
  return {{"roles", "All places are taken. Raise the capacity or cancel somebody’s place first"}};
}

}  // namespace

domain::DelegateId delegate_id(const Visit& visit) {
  const auto& text = visit.parameter(0);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  return domain::DelegateId{is_number ? value : 0};
}

std::string delegate_address(domain::DelegateId id) {
  return "/office/delegates/" + std::to_string(id.value);
}

awaitable<Response> show_delegate(const Visit& visit) {
  const auto person = co_await visit.office.rooms.person(delegate_id(visit));
  if (!person) co_return office_problem_page(visit, person.error());
  co_return delegate_page(visit, *person, as_it_is(person->listed.delegate), {}, Status::ok);
}

awaitable<Response> change_delegate(const Visit& visit) {
  const auto id = delegate_id(visit);
  const domain::DelegateChange typed{.roles = visit.form.all("roles"),
                                     .sector = std::string{visit.form.get("sector")},
                                     .sector_text = std::string{visit.form.get("sector_text")},
                                     .organisation = std::string{visit.form.get("organisation")}};
  const auto changed = co_await visit.office.rooms.change_delegate(visit.account.id, id, typed);
  if (changed) {
    co_return done(visit, delegate_address(id), {.text = "What you changed is saved"});
  }
  const auto person = co_await visit.office.rooms.person(id);
  if (!person) co_return office_problem_page(visit, person.error());
  co_return delegate_page(visit, *person, typed, errors_of(changed.error()),
                          status_of(changed.error()));
}

awaitable<Response> ask_cancellation(const Visit& visit) {
  const auto person = co_await visit.office.rooms.person(delegate_id(visit));
  if (!person) co_return office_problem_page(visit, person.error());
  const auto& delegate = person->listed.delegate;
  if (!domain::is_live(delegate.state)) {
    co_return office_message(visit, "They have no place any more",
                             delegate.name + " has no place any more.", Status::ok);
  }
  const auto snapshot = visit.office.events.current();
  const auto* event = event_of(*snapshot, delegate);
  View body;
  body.set("ID", delegate.id.value).set("NAME", delegate.name);
  body.set("TOWN", event ? event->town : "");
  co_return office_page(visit,
                        {.title = "Cancel a place", .back_address = delegate_address(delegate.id)},
                        "office/delegates/cancel.html", std::move(body));
}

awaitable<Response> cancel_delegate(const Visit& visit) {
  const auto id = delegate_id(visit);
  const auto person = co_await visit.office.rooms.person(id);
  if (!person) co_return office_problem_page(visit, person.error());
  const auto cancelled = co_await visit.office.rooms.cancel(visit.account.id, id);
  if (!cancelled) co_return office_problem_page(visit, cancelled.error());
  const auto snapshot = visit.office.events.current();
  co_return done(visit, room_address(event_of(*snapshot, person->listed.delegate)),
                 {.text = person->listed.delegate.name + "’s place is cancelled"});
}

}  // namespace convene::web
