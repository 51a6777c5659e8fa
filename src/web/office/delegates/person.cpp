#include <algorithm>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/email_address.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/delegate_service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/delegate_fields.hpp"
#include "web/office/delegates/pages.hpp"
#include "web/office/history/table.hpp"
#include "web/office/mail/mark.hpp"
#include "web/office/mail/table.hpp"
#include "web/office/mail/text.hpp"
#include "web/office/party_text.hpp"
#include "web/office/text.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::DelegateId;
using domain::Permission;
using domain::ProblemKind;
using http::Response;
using http::Status;
using services::DelegateService;

const domain::Event* event_of(const services::EventSnapshot& snapshot,
                              const domain::Delegate& delegate) {
  return snapshot.by_id(delegate.event).get();
}

// The page that leads to them: their event's room.
std::string back_address(const domain::Event* event) {
  return event ? room_address(event->slug) : rooms_address();
}

std::string state_and_number_text(const domain::Delegate& delegate) {
  auto text = state_text(delegate.state);
  if (delegate.position)
    text += ", number " + std::to_string(*delegate.position) + " on the waiting list";
  return text;
}

// How they stand in the waiting list, and who stands there with them.
std::string line_text(const DelegateService::Person& person,
                      const services::EventSnapshot& events) {
  if (!person.waiting_party) return {};
  auto lines = text_of(*person.waiting_party, false, events).lines;
  std::vector<std::string> others;
  for (const auto& one : person.waiting_party->people) {
    if (one.id != person.listed.delegate.id) others.push_back(one.name);
  }
  if (!others.empty()) lines.push_back("Waits together with " + join(others, ", ") + ".");
  return join(lines, "\n");
}

std::string elsewhere_text(const DelegateService::Person& person,
                           const services::EventSnapshot& events) {
  std::vector<std::string> lines;
  lines.reserve(person.elsewhere.size());
  for (const auto& delegate : person.elsewhere) {
    lines.push_back(town_of(delegate.event, events) + ": " + state_and_number_text(delegate));
  }
  return join(lines, "\n");
}

void fill_facts(TemplateData& body, const DelegateService::Person& person,
                const services::EventSnapshot& events, const domain::Catalogue& catalogue) {
  const auto& listed = person.listed;
  const auto& delegate = listed.delegate;
  const auto* const event = event_of(events, delegate);
  TemplateData& list = body.include("FACTS", "partials/summary_list.html");
  const auto row = [&list](const char* key, const std::string& value) {
    if (!value.empty()) list.add("ROW").set("KEY", key).set("VALUE", value);
  };
  row("State", state_and_number_text(delegate));
  row("Waiting list", line_text(person, events));
  if (event) row("Event", event->town + ", " + london::short_date(event->starts_at));
  row("Other events", elsewhere_text(person, events));
  row("Roles", role_texts(delegate.roles, catalogue));
  row("Sector", sector_text(delegate.sector, delegate.sector_text, catalogue));
  row("Organisation", delegate.organisation);
  row("Job title", delegate.job_title);
  row("Email", delegate.email);
  row("Booked by", listed.contact.name + "\n" + listed.contact.email +
                       (listed.contact.phone.empty() ? "" : "\n" + listed.contact.phone));
  row("Reference", listed.reference);
  row("Booked", london::date_and_time(listed.booked_at));
}

// Only what can be done as things are.
void fill_actions(TemplateData& actions, const domain::Delegate& delegate, bool has_contact_apart) {
  const auto action = [&](std::string (*address)(DelegateId), const char* text) {
    actions.add("ACTION").set("ADDRESS", address(delegate.id)).set("TEXT", text);
  };
  if (delegate.state == domain::DelegateState::waiting)
    action(offer_by_hand_address, "Offer a place out of order");
  if (delegate.entry) action(confirm_by_hand_address, "Give a place out of order");
  action(move_by_hand_address, "Move to another event");
  action(substitute_delegate_address, "Somebody else comes instead");
  action(correct_address_address, delegate.email.empty() ? "Add an email address of their own"
                                                         : "Correct their email address");
  if (has_contact_apart)
    action(correct_contact_address_address, "Correct the email address of who booked");
  action(cancel_delegate_address, "Cancel their place");
}

bool has_contact_apart(const domain::ListedDelegate& listed) {
  return domain::email_key(listed.mail_address()) != domain::email_key(listed.contact.email) ||
         listed.delegate.email.empty();
}

// What did not reach them: said before everything else.
void fill_unreached(TemplateData& body, const OfficeRequest& request,
                    const DelegateService::Person& person) {
  const auto found = std::ranges::find_if(person.mails, [](const domain::ListedMail& mail) {
    return (mail.state == domain::MailState::failed || mail.state == domain::MailState::bounced) &&
           !domain::goes_to_a_former_address(mail.kind, mail.to);
  });
  if (found == person.mails.end()) return;
  const auto id = person.listed.delegate.id;
  TemplateData& notice = body.add("UNREACHED");
  notice.set("KIND", mail_text(found->kind))
      .set("WRITTEN_AT", london::date_and_time(found->written_at))
      .set("EMAIL", found->to.email)
      .set_or_hide("REPLY", found->reply);
  if (!request.may(Permission::change_delegates)) return;
  notice.add("CORRECT").set("ADDRESS", found->to.person ? correct_address_address(id)
                                                        : correct_contact_address_address(id));
}

Response delegate_page(const OfficeRequest& request, const DelegateService::Person& person,
                       const Unreached& unreached, const domain::DelegateChange& typed,
                       const std::vector<domain::FieldError>& errors, Status status) {
  const auto& delegate = person.listed.delegate;
  const auto snapshot = request.context.events.current();
  const auto* event = event_of(*snapshot, delegate);
  TemplateData body;
  body.set("NAME", delegate.name);
  fill_facts(body, person, *snapshot, request.context.catalogue);
  if (unreached.contains(delegate.id)) fill_unreached(body, request, person);
  FormView form(body, errors);
  if (request.may(Permission::change_delegates) && domain::is_live(delegate.state)) {
    fill_actions(body.add("ACTIONS"), delegate, has_contact_apart(person.listed));
    TemplateData& change = body.add("CHANGE");
    change.set("ADDRESS", delegate_address(delegate.id));
    FormView fields(change, errors);
    fill_organisation(fields, typed.organisation);
    fill_role_and_sector(fields, request.context.catalogue, typed);
  }
  fill_mail_table(body, request, delegate.id, person.mails);
  if (request.may(Permission::see_history)) {
    fill_history_table(body, person.history, request.context.catalogue,
                       HistoryColumns::of_one_person, {});
  }
  return office_page(
      request,
      {.title = delegate.name, .has_errors = !errors.empty(), .back_address = back_address(event)},
      "office/delegates/person.html", std::move(body), status);
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

awaitable<Response> show_delegate(const OfficeRequest& request) {
  const auto person = co_await request.context.delegates.person(request.id<DelegateId>(0));
  if (!person) co_return office_problem_page(request, person.error());
  const auto unreached = co_await unreached_people(request);
  co_return delegate_page(request, *person, unreached, as_it_is(person->listed.delegate), {},
                          Status::ok);
}

awaitable<Response> change_delegate(const OfficeRequest& request) {
  const auto id = request.id<DelegateId>(0);
  const domain::DelegateChange typed{.roles = request.form.all("roles"),
                                     .sector = std::string{request.form.get("sector")},
                                     .sector_text = std::string{request.form.get("sector_text")},
                                     .organisation = std::string{request.form.get("organisation")}};
  const auto changed =
      co_await request.context.delegates.change_delegate(request.account.id, id, typed);
  if (changed) {
    co_return done(request, delegate_address(id), {.text = "What you changed is saved"});
  }
  const auto person = co_await request.context.delegates.person(id);
  if (!person) co_return office_problem_page(request, person.error());
  const auto unreached = co_await unreached_people(request);
  co_return delegate_page(request, *person, unreached, typed, errors_of(changed.error()),
                          status_of(changed.error()));
}

awaitable<Response> ask_cancellation(const OfficeRequest& request) {
  const auto person = co_await request.context.delegates.person(request.id<DelegateId>(0));
  if (!person) co_return office_problem_page(request, person.error());
  const auto& delegate = person->listed.delegate;
  if (!domain::is_live(delegate.state)) {
    co_return office_message(request, "They have no place any more",
                             delegate.name + " has no place any more.", Status::ok);
  }
  const auto snapshot = request.context.events.current();
  const auto* event = event_of(*snapshot, delegate);
  TemplateData body;
  body.set("NAME", delegate.name)
      .set("ADDRESS", delegate_cancellation_address(delegate.id))
      .set("DELEGATE_ADDRESS", delegate_address(delegate.id));
  body.set("TOWN", event ? event->town : "");
  co_return office_page(request,
                        {.title = "Cancel a place", .back_address = delegate_address(delegate.id)},
                        "office/delegates/cancel.html", std::move(body));
}

awaitable<Response> cancel_delegate(const OfficeRequest& request) {
  const auto id = request.id<DelegateId>(0);
  const auto person = co_await request.context.delegates.person(id);
  if (!person) co_return office_problem_page(request, person.error());
  const auto cancelled = co_await request.context.delegates.cancel(request.account.id, id);
  if (!cancelled) co_return office_problem_page(request, cancelled.error());
  const auto snapshot = request.context.events.current();
  co_return done(request, back_address(event_of(*snapshot, person->listed.delegate)),
                 {.text = person->listed.delegate.name + "’s place is cancelled"});
}

}  // namespace convene::web
