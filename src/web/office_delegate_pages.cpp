#include "web/office_delegate_pages.hpp"

#include <charconv>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/event_board.hpp"
#include "services/room_service.hpp"
#include "web/form_view.hpp"
#include "web/office_delegate_fields.hpp"
#include "web/office_history_table.hpp"
#include "web/office_words.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using domain::ProblemKind;
using http::Response;
using http::Status;
using services::RoomService;

// Id 0 is nobody's.
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

void fill_facts(View& body, const domain::ListedDelegate& listed, const domain::Event* event,
                const domain::Catalogue& catalogue) {
  const auto& delegate = listed.delegate;
  View& list = body.include("FACTS", "partials/summary_list.html");
  const auto row = [&list](const char* key, const std::string& value) {
    if (!value.empty()) list.add("ROW").set("KEY", key).set("VALUE", value);
  };
  row("State", state_words(delegate));
  if (event) row("Event", event->town + ", " + london::short_date(event->starts_at));
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

Response delegate_page(const Visit& visit, const RoomService::Person& person,
                       const domain::DelegateChange& typed,
                       const std::vector<domain::FieldError>& errors, Status status) {
  const auto& delegate = person.listed.delegate;
  const auto snapshot = visit.office.events.current();
  const auto* event = event_of(*snapshot, delegate);
  View body;
  body.set("NAME", delegate.name);
  fill_facts(body, person.listed, event, visit.office.catalogue);
  FormView form(body, errors);
  if (visit.may(Permission::change_delegates) && domain::is_live(delegate.state)) {
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
      "office/delegate.html", std::move(body), status);
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
                        "office/cancel.html", std::move(body));
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
