#include <algorithm>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/needs_totals.hpp"
#include "services/bookings/needs_service.hpp"
#include "services/events/cache.hpp"
#include "web/manage/needs/text.hpp"
#include "web/office/addresses.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/mail/mark.hpp"
#include "web/office/text.hpp"
#include "web/page/state_tone.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using Seen = services::NeedsService::Seen;

PageHead head_for(const domain::Event& event) {
  return {.title = "Access and dietary needs in " + event.town,
          .back_address = room_address(event.slug)};
}

void fill_event(TemplateData& data, const domain::Event& event) {
  data.set("TOWN", event.town).set("DATE", london::short_date(event.starts_at));
}

std::string people(std::size_t count) {
  return counted(static_cast<std::int64_t>(count), "person", "people");
}

void add_counts(TemplateData& table, const std::vector<domain::NeedsCount>& counts) {
  for (const auto& count : counts) {
    table.add("CHOICE").set("LABEL", std::string(count.label)).set("PEOPLE", count.people);
  }
}

void add_totals(TemplateData& body, const domain::NeedsTotals& totals) {
  if (!totals.meals.empty()) {
    TemplateData& kitchen = body.add("KITCHEN");
    auto counts = totals.diet;
    if (totals.with_allergies > 0) counts.push_back({"With allergies", totals.with_allergies});
    add_counts(kitchen, counts);
    for (const auto& meal : totals.meals) {
      TemplateData& row = kitchen.add("MEAL");
      row.set("WORDS", diet_text(meal.diet, meal.allergies, meal.text));
      row.set("PEOPLE", meal.people);
    }
  }
  if (totals.access.empty() && totals.access_text.empty()) return;
  TemplateData& venue = body.add("VENUE");
  if (!totals.access.empty()) add_counts(venue.add("CHOICES"), totals.access);
  if (totals.access_text.empty()) return;
  TemplateData& wishes = venue.add("WISHES");
  for (const auto& text : totals.access_text) wishes.add("WISH").set("WORDS", text);
}

void add_people(TemplateData& body, const std::vector<domain::PersonsNeeds>& all,
                const Unreached& unreached) {
  TemplateData& table = body.add("PEOPLE");
  for (const auto& person : all) {
    TemplateData& row = table.add("PERSON");
    row.set("ADDRESS", delegate_address(person.id)).set("NAME", person.name);
    row.set("ORGANISATION", person.organisation);
    fill_mark(row, unreached, person.id);
    row.set("ACCESS", access_text(person.needs));
    const auto& needs = person.needs;
    row.set("DIET", diet_text(needs.diet, needs.allergies, needs.diet_text));
    if (person.state == domain::DelegateState::confirmed) continue;
    row.add("STATE")
        .set("TONE", std::string(slug_of(state_tone(person.state))))
        .set("LABEL", state_text(person.state));
  }
}

domain::NeedsTotals totals_of(const std::vector<domain::PersonsNeeds>& all) {
  std::vector<domain::Needs> needs(all.size());
  std::ranges::transform(all, needs.begin(), &domain::PersonsNeeds::needs);
  return domain::totals_of(needs);
}

TemplateData list_of(const OfficeRequest& request, const domain::Event& event, const Seen& seen,
                     const Unreached& unreached) {
  TemplateData body;
  fill_event(body, event);
  body.set("COUNT", people(seen.people.size())).set("PERSON", request.account.name);
  body.set("NOW", london::date_and_time(request.context.clock.now()));
  body.set("DELETED", london::short_date(domain::needs_deleted_at(event.ends_at)));
  if (seen.waiting > 0) {
    body.add("WAITING").set("WAITING",
                            counted(seen.waiting, "person who waits", "people who wait"));
  }
  body.show_if(seen.people.empty(), "NOBODY");
  if (seen.people.empty()) return body;
  add_totals(body, totals_of(seen.people));
  add_people(body, seen.people, unreached);
  return body;
}

}  // namespace

awaitable<Response> ask_to_see_needs(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) {
    co_return office_problem_page(request, domain::Problem{domain::ProblemKind::not_found});
  }
  TemplateData body;
  fill_event(body, *event);
  body.set("ADDRESS", room_needs_address(event->slug))
      .set("ROOM_ADDRESS", room_address(event->slug));
  co_return office_page(request, head_for(*event), "office/events/needs_question.html",
                        std::move(body));
}

awaitable<Response> see_needs(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto seen = co_await request.context.needs.look(request.account.id, request.parameter(0));
  if (!seen) co_return office_problem_page(request, seen.error());
  const auto unreached = co_await unreached_people(request);
  const auto& event = *snapshot->any(request.parameter(0));
  co_return office_page(request, head_for(event), "office/events/needs.html",
                        list_of(request, event, *seen, unreached));
}

}  // namespace convene::web
