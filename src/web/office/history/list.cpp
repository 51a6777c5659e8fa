#include "base/text.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/history/pages.hpp"
#include "web/office/history/table.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;

constexpr int changes_per_page = 100;

// Nothing where the address names no change: then the page begins with the newest.
std::optional<domain::HistoryId> history_id(std::string_view text) {
  const auto number = whole_number<std::int64_t>(text);
  if (!number) return std::nullopt;
  return domain::HistoryId{*number};
}

void fill_filter(TemplateData& body, const services::EventSnapshot& snapshot,
                 const std::string& chosen) {
  Choices events{.name = "event", .label = "Event", .choices = {{"", "Everything"}}};
  for (const auto& event : snapshot.events) events.choices.push_back({event->slug, event->town});
  const std::vector<domain::FieldError> no_errors;
  FormView(body, no_errors).select("EVENT_FIELD", events, chosen);
}

}  // namespace

awaitable<Response> show_history(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.raw.query.get("event"));
  domain::HistoryFilter filter{.before = history_id(request.raw.query.get("before")),
                               .limit = changes_per_page};
  if (event) filter.event = event->id;
  const auto changes = co_await request.context.rooms.history(filter);
  const auto unreached = co_await unreached_people(request);

  TemplateData body;
  fill_filter(body, *snapshot, event ? event->slug : std::string{});
  fill_history_table(body, changes, request.context.catalogue, HistoryColumns::all, unreached);
  if (changes.size() == changes_per_page) {
    body.add("OLDER").set(
        "ADDRESS", older_history_address(event ? event->slug : std::string{}, changes.back().id));
  }
  co_return office_page(request, {.title = "History"}, "office/history/list.html", std::move(body));
}

}  // namespace convene::web
