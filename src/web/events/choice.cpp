#include "web/events/choice.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"

namespace convene::web {
namespace {

using std::chrono::year_month;
using Events = std::span<const domain::Event* const>;

std::optional<year_month> month_from(std::string_view slug) {
  constexpr std::size_t year_digits = 4;
  if (slug.size() != year_digits + 3 || slug[year_digits] != '-') return std::nullopt;
  const auto year = whole_number<unsigned>(slug.substr(0, year_digits));
  const auto month = whole_number<unsigned>(slug.substr(year_digits + 1));
  if (!year || !month) return std::nullopt;
  const year_month result{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month}};
  return result.ok() ? std::optional{result} : std::nullopt;
}

// Those before a moment come first.
std::size_t count_before(Events events, UtcTime moment) {
  const auto end = std::ranges::lower_bound(events, moment, {}, &domain::Event::starts_at);
  return static_cast<std::size_t>(end - events.begin());
}

Events in_month(Events events, year_month month) {
  const auto begin = count_before(events, london::begin_of(month));
  const auto end = count_before(events, london::begin_of(month + std::chrono::months{1}));
  return events.subspan(begin, end - begin);
}

// One look at a calendar for each month, not for each event.
std::vector<year_month> months_of(Events events) {
  std::vector<year_month> months;
  while (!events.empty() && months.size() < ChosenEvents::months_max) {
    const auto month = london::month(events.front()->starts_at);
    months.push_back(month);
    const auto next = london::begin_of(month + std::chrono::months{1});
    events = events.subspan(count_before(events, next));
  }
  return months;
}

std::vector<RegionEvents> by_region(Events events, const domain::Catalogue& catalogue) {
  std::vector<RegionEvents> regions;
  regions.reserve(catalogue.regions.size());
  for (const auto& region : catalogue.regions) regions.push_back({.region = &region});
  for (const auto* event : events) {
    for (auto& each : regions) {
      if (each.region->name != event->region) continue;
      if (!each.first) each.first = event;
      ++each.count;
      break;
    }
  }
  return regions;
}

// The page that was asked for, or the last.
void turn_to(ChosenEvents& chosen, Events of_region, std::size_t page) {
  chosen.count = of_region.size();
  chosen.page = std::clamp<std::size_t>(page, 1, std::max<std::size_t>(chosen.page_count(), 1));
  const auto begin = (chosen.page - 1) * ChosenEvents::page_size;
  const auto shown =
      of_region.subspan(begin, std::min(ChosenEvents::page_size, of_region.size() - begin));
  chosen.shown.assign(shown.begin(), shown.end());
}

}  // namespace

std::string month_slug(year_month month) {
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                     static_cast<unsigned>(month.month()));
}

EventChoice EventChoice::from(const http::FormData& query, const domain::Catalogue& catalogue) {
  return {.region = catalogue.region(query.get("region")),
          .month = month_from(query.get("month")),
          .page = whole_number<std::size_t>(query.get("page")).value_or(1)};
}

std::string EventChoice::query() const {
  std::string text;
  const auto add = [&text](std::string_view name, const std::string& value) {
    text.append(text.empty() ? "?" : "&").append(name).append("=").append(value);
  };
  if (region) add("region", region->slug);
  if (month) add("month", month_slug(*month));
  if (page > 1) add("page", std::to_string(page));
  return text;
}

ChosenEvents choose(const std::vector<const domain::Event*>& upcoming, const EventChoice& choice,
                    const domain::Catalogue& catalogue) {
  const Events of_month = choice.month ? in_month(upcoming, *choice.month) : Events(upcoming);
  ChosenEvents chosen;
  chosen.months = months_of(upcoming);
  chosen.regions = by_region(of_month, catalogue);
  if (!choice.region) {
    turn_to(chosen, of_month, choice.page);
    return chosen;
  }
  std::vector<const domain::Event*> of_region;
  std::ranges::copy_if(of_month, std::back_inserter(of_region), [&choice](const auto* event) {
    return event->region == choice.region->name;
  });
  turn_to(chosen, of_region, choice.page);
  return chosen;
}

}  // namespace convene::web
