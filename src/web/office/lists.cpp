#include <algorithm>
#include <string>
#include <vector>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/catalogue.hpp"
#include "domain/delegate_list.hpp"
#include "formats/csv.hpp"
#include "formats/email_line.hpp"
#include "http/file_response.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/export_service.hpp"
#include "web/office/delegate_fields.hpp"
#include "web/office/pages.hpp"
#include "web/office/text.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::DelegateState;
using http::Response;
using http::Status;

using Rows = std::vector<std::vector<std::string>>;

std::string town(const services::EventSnapshot& snapshot, domain::EventId id) {
  const auto event = snapshot.by_id(id);
  return event ? event->town : std::string{};
}

Rows attendance_rows(const std::vector<domain::ListedDelegate>& delegates,
                     const domain::Catalogue& catalogue) {
  Rows rows{{"Name", "Email", "Organisation", "Job title", "Sector", "Roles", "State", "Position",
             "Reference", "Contact name", "Contact email", "Contact phone", "Booked at"}};
  for (const auto& listed : delegates) {
    const auto& delegate = listed.delegate;
    rows.push_back({delegate.name, listed.mail_address(), delegate.organisation, delegate.job_title,
                    sector_text(delegate.sector, delegate.sector_text, catalogue),
                    role_texts(delegate.roles, catalogue), state_text(delegate.state),
                    delegate.position ? std::to_string(*delegate.position) : "", listed.reference,
                    listed.contact.name, listed.contact.email, listed.contact.phone,
                    london::date_and_time(listed.booked_at)});
  }
  return rows;
}

Rows email_rows(const std::vector<domain::EmailLine>& lines,
                const services::EventSnapshot& snapshot, const domain::Catalogue& catalogue) {
  Rows rows{{"Email", "Names", "Organisations", "Sectors", "Events"}};
  for (const auto& line : lines) {
    std::vector<std::string> sectors;
    sectors.reserve(line.sectors.size());
    for (const auto& slug : line.sectors) sectors.push_back(sector_text(slug, {}, catalogue));
    std::vector<std::string> towns;
    towns.reserve(line.events.size());
    for (const auto event : line.events) towns.push_back(town(snapshot, event));
    rows.push_back({line.email, join(line.names, ", "), join(line.organisations, ", "),
                    join(sectors, ", "), join(towns, ", ")});
  }
  return rows;
}

std::vector<std::string> addresses(const std::vector<domain::EmailLine>& lines) {
  std::vector<std::string> result;
  result.reserve(lines.size());
  for (const auto& line : lines) result.push_back(line.email);
  return result;
}

std::vector<DelegateState> states_of_attendance(std::string_view who) {
  if (who == "all") return all_states();
  if (who == "live") return domain::live_states();
  return {DelegateState::confirmed};
}

// The email list's form, as it was sent.
struct EmailForm {
  std::vector<std::string> events;  // slugs
  std::vector<std::string> states;  // slugs
  std::string role;
  std::string sector;

  static EmailForm from(const http::FormData& form) {
    return {.events = form.all("event"),
            .states = form.all("state"),
            .role = std::string{form.get("role")},
            .sector = std::string{form.get("sector")}};
  }
  static EmailForm untouched() {
    EmailForm form;
    for (const auto state : domain::live_states()) form.states.emplace_back(slug_of(state));
    return form;
  }

  services::ExportService::EmailChoice choice(const services::EventSnapshot& snapshot) const {
    services::ExportService::EmailChoice result{.role = role, .sector = sector};
    for (const auto& slug : events) {
      if (const auto* event = snapshot.any(slug)) result.events.push_back(event->id);
    }
    for (const auto& slug : states) {
      if (const auto state = domain::delegate_state_from(slug)) result.states.push_back(*state);
    }
    return result;
  }
};

void fill_email_form(TemplateData& body, const EmailForm& typed,
                     const services::EventSnapshot& snapshot, const domain::Catalogue& catalogue,
                     const std::vector<domain::FieldError>& errors) {
  FormView form(body, errors);
  Choices events{.name = "event", .label = "Events", .hint = "None chosen means all of them"};
  for (const auto& event : snapshot.events) {
    events.choices.push_back(
        {event->slug, event->town + ", " + london::short_date(event->starts_at)});
  }
  form.checkboxes("EVENTS_FIELD", events, typed.events);

  Choices states{.name = "state",
                 .label = "State",
                 .hint = "None chosen means everybody who has a place, was offered one or waits"};
  for (const auto state : all_states()) {
    states.choices.push_back({std::string{slug_of(state)}, state_text(state)});
  }
  form.checkboxes("STATES_FIELD", states, typed.states);

  fill_role_and_sector_filter(form, catalogue, typed.role, typed.sector);
}

Response email_page(const OfficeRequest& request, const EmailForm& typed,
                    const std::vector<domain::EmailLine>* lines,
                    const std::vector<domain::FieldError>& errors) {
  TemplateData body;
  fill_email_form(body, typed, *request.context.events.current(), request.context.catalogue,
                  errors);
  if (lines) {
    TemplateData& result = body.add("RESULT");
    result.set("COUNT", counted(static_cast<std::int64_t>(lines->size()), "address", "addresses"));
    if (!lines->empty()) result.add("LINE").set("LINE", formats::email_line(addresses(*lines)));
  }
  return office_page(request, {.title = "Email list", .has_errors = !errors.empty()},
                     "office/email_list.html", std::move(body),
                     errors.empty() ? Status::ok : Status::unprocessable_content);
}

// A word that the lists do not know would choose nobody, and look as if nobody had booked.
std::vector<domain::FieldError> unknown_text(const EmailForm& typed,
                                             const services::EventSnapshot& snapshot,
                                             const domain::Catalogue& catalogue) {
  std::vector<domain::FieldError> errors;
  if (!std::ranges::all_of(typed.events, [&](const auto& slug) { return snapshot.any(slug); })) {
    errors.push_back({"event", "Select events from the list"});
  }
  if (!std::ranges::all_of(typed.states, [](const auto& slug) {
        return domain::delegate_state_from(slug).has_value();
      })) {
    errors.push_back({"state", "Select states from the list"});
  }
  if (!typed.role.empty() && !catalogue.role(typed.role)) {
    errors.push_back({"role", "Select a role from the list"});
  }
  if (!typed.sector.empty() && !catalogue.sector(typed.sector)) {
    errors.push_back({"sector", "Select a sector from the list"});
  }
  return errors;
}

}  // namespace

awaitable<Response> take_attendance_list(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) {
    co_return office_problem_page(request, domain::Problem{domain::ProblemKind::not_found});
  }
  const auto delegates = co_await request.context.exports.attendance_list(
      domain::Actor::of(request.account.id), event->id,
      states_of_attendance(request.form.get("who")));
  co_return http::csv_download("attendance-" + event->slug,
                               formats::csv(attendance_rows(delegates, request.context.catalogue)));
}

awaitable<Response> show_email_list(const OfficeRequest& request) {
  co_return email_page(request, EmailForm::untouched(), nullptr, {});
}

awaitable<Response> take_email_list(const OfficeRequest& request) {
  const auto typed = EmailForm::from(request.form);
  const auto snapshot = request.context.events.current();
  const auto errors = unknown_text(typed, *snapshot, request.context.catalogue);
  if (!errors.empty()) co_return email_page(request, typed, nullptr, errors);

  const auto lines = co_await request.context.exports.email_list(
      domain::Actor::of(request.account.id), typed.choice(*snapshot));
  if (request.form.get("format") == "csv") {
    co_return http::csv_download(
        "email-list", formats::csv(email_rows(lines, *snapshot, request.context.catalogue)));
  }
  co_return email_page(request, typed, &lines, {});
}

}  // namespace convene::web
