#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/cache.hpp"
#include "web/events/choice.hpp"
#include "web/events/pages.hpp"
#include "web/events/places_text.hpp"
#include "web/events/region_map.hpp"
#include "web/page/addresses.hpp"
#include "web/page/cache.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

// " in London in January 2027"; empty where nothing was chosen.
std::string where_and_when(const EventChoice& choice) {
  std::string text;
  if (choice.region) text += " in " + region_text(choice.region->name);
  if (choice.month) text += " in " + london::month_name(*choice.month);
  return text;
}

std::string address_of(EventChoice choice, std::size_t page = 1) {
  choice.page = page;
  return event_list_address(choice.query());
}

void add_link(TemplateData& data, std::string_view section, const EventChoice& to, std::string text,
              bool is_current) {
  TemplateData& link = data.add(section);
  link.set("ADDRESS", address_of(to)).set("TEXT", std::move(text)).show_if(is_current, "CURRENT");
}

// Each of the two leaves the other as it is.
void fill_filters(TemplateData& data, const ChosenEvents& events, const EventChoice& choice) {
  auto to = choice;
  to.region = nullptr;
  add_link(data, "REGION_LINK", to, "All regions", !choice.region);
  for (const auto& each : events.regions) {
    if (each.count == 0 && each.region != choice.region) continue;
    to.region = each.region;
    add_link(data, "REGION_LINK", to, each.region->name, each.region == choice.region);
  }
  to = choice;
  to.month.reset();
  add_link(data, "MONTH_LINK", to, "All months", !choice.month);
  for (const auto month : events.months) {
    to.month = month;
    add_link(data, "MONTH_LINK", to, london::month_name(month), month == choice.month);
  }
}

void fill_list(TemplateData& data, const ChosenEvents& events, UtcTime now) {
  if (events.shown.empty()) return;
  TemplateData& list = data.add("LIST");
  for (const auto* event : events.shown) {
    TemplateData& card = list.add("EVENT");
    fill_event(card, *event, now);
    card.set("REGION", event->region).set("VENUE", event->venue.name);
  }
}

void fill_paging(TemplateData& data, const ChosenEvents& events, const EventChoice& choice) {
  if (events.page_count() < 2) return;
  TemplateData& paging = data.add("PAGING");
  paging.set("PAGE", static_cast<std::int64_t>(events.page));
  paging.set("PAGES", static_cast<std::int64_t>(events.page_count()));
  if (events.page > 1) paging.add("BEFORE").set("ADDRESS", address_of(choice, events.page - 1));
  if (events.page < events.page_count()) {
    paging.add("AFTER").set("ADDRESS", address_of(choice, events.page + 1));
  }
}

TemplateData view_of(const ChosenEvents& events, const EventChoice& choice, UtcTime now) {
  const auto chosen = where_and_when(choice);
  TemplateData data;
  data.set("TITLE", "Meet the people who make a difference in your region");
  data.show_if(events.months.empty(), "NO_EVENTS");
  if (events.months.empty()) return data;
  TemplateData& finder = data.add("EVENTS");
  finder.set("LIST_TITLE", chosen.empty() ? "Find your region" : "Events" + chosen);
  finder.set("LIVE_ADDRESS", live_places_address(choice.query()));
  finder.show_if(!choice.is_all(), "FILTERED");
  fill_filters(finder, events, choice);
  fill_region_map(finder, events, choice, now);
  fill_list(finder, events, now);
  if (events.shown.empty()) finder.add("NOTHING").set("WHERE_AND_WHEN", chosen);
  fill_paging(finder, events, choice);
  return data;
}

std::string home_document(const PublicContext& context, const ChosenEvents& events,
                          const EventChoice& choice, UtcTime now) {
  PageHead head;
  head.title = choice.is_all() ? "Regional network events" : "Events" + where_and_when(choice);
  if (choice.page > 1) head.title += ", page " + std::to_string(choice.page);
  head.description =
      "Free regional events on special educational needs and disability. See dates and places, and "
      "book.";
  return context.pages.document(head, "events/home.html", view_of(events, choice, now));
}

}  // namespace

boost::asio::awaitable<http::Response> show_home(const PublicContext& context,
                                                 const http::Request& request) {
  const UtcTime now = context.clock.now();
  const auto snapshot = context.events.current();
  auto made_from = basis_of(context, now);
  made_from.events_version = snapshot->version;
  auto choice = EventChoice::from(request.query, context.catalogue);
  auto page = context.page_cache.find(home_address(choice.query()), made_from);
  if (page) co_return shared_page(std::move(page));
  const auto events = choose(snapshot->upcoming(now), choice, context.catalogue);
  // The last page also answers for those behind it, and it has one name.
  choice.page = events.page;
  const auto name = home_address(choice.query());
  page = context.page_cache.find(name, made_from);
  if (page) co_return shared_page(std::move(page));
  auto document = home_document(context, events, choice, now);
  // Strangers can ask for more months than there are: only what shows events is kept.
  const bool is_kept = !events.shown.empty() || choice.is_all();
  page =
      is_kept
          ? context.page_cache.keep(name, made_from, std::move(document))
          : std::make_shared<const http::SharedBody>(http::make_shared_body(std::move(document)));
  co_return shared_page(std::move(page));
}

}  // namespace convene::web
