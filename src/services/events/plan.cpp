#include "services/events/plan.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

#include <fmt/format.h>

// Included in no other source: it takes the compiler seconds. Of headers alone, so that the binary
// needs no further package.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/working_time.hpp"

namespace convene::services {
namespace {

using std::chrono::local_days;
using std::chrono::minutes;

constexpr std::string_view shared_name = "every_event";
// Days and places: whatever is more was mistyped.
constexpr std::int64_t number_max = 1000;

std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

// A table of the file, with the one that stands in for its missing keys.
class PlanTable {
 public:
  PlanTable(std::string_view event, const toml::table& own, const toml::table* shared = nullptr)
      : event_(event), own_(own), shared_(shared) {}

  EventPlanUnusable wrong(const toml::node& where, std::string_view what) const {
    return EventPlanUnusable(fmt::format("line {}, [{}]: {}", line_of(where), event_, what));
  }
  EventPlanUnusable wrong(std::string_view what) const { return wrong(own_, what); }

  // Throws at a key that nobody reads: it was mistyped.
  void allow_only(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, node] : own_) {
      if (std::ranges::find(keys, key.str()) == keys.end()) {
        throw wrong(node, fmt::format("\"{}\" means nothing here", key.str()));
      }
    }
  }

  bool has(std::string_view key) const { return find(key) != nullptr; }

  const toml::node& at(std::string_view key) const {
    const auto* node = find(key);
    if (!node) throw wrong(fmt::format("\"{}\" is missing", key));
    return *node;
  }

  // Gives the text on one line, however many it is written on.
  std::string text(std::string_view key) const {
    const auto* value = at(key).as_string();
    const auto line = value ? tidy_line(value->get()) : std::string();
    if (line.empty()) throw wrong(at(key), fmt::format("\"{}\" is no text in quotes", key));
    return line;
  }

  int number(std::string_view key) const {
    const auto value = at(key).value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > number_max) {
      throw wrong(at(key),
                  fmt::format("\"{}\" is not a whole number from 0 to {}", key, number_max));
    }
    return static_cast<int>(*value);
  }

  // "10:00", from midnight.
  minutes time(std::string_view key) const {
    const auto written = text(key);
    const auto parts = split(written, ':');
    if (parts.size() == 2) {
      const auto hour = whole_number<unsigned>(parts[0]);
      const auto minute = whole_number<unsigned>(parts[1]);
      if (hour && minute && *hour < 24 && *minute < 60) {
        return std::chrono::hours{*hour} + minutes{*minute};
      }
    }
    throw wrong(at(key), fmt::format("\"{}\" is not a time like \"10:00\"", written));
  }

 private:
  const toml::node* find(std::string_view key) const {
    const auto* node = own_.get(key);
    return !node && shared_ ? shared_->get(key) : node;
  }

  std::string_view event_;
  const toml::table& own_;
  const toml::table* shared_;
};

UtcTime moment(local_days day, minutes since_midnight) {
  const auto hours = std::chrono::floor<std::chrono::hours>(since_midnight);
  return london::at(day, hours, since_midnight - hours);
}

local_days working_days_from(local_days day, int count) {
  const std::chrono::days step{count < 0 ? -1 : 1};
  for (int left = std::abs(count); left > 0;) {
    day += step;
    if (domain::is_working_day(day)) --left;
  }
  return day;
}

UtcTime read_closing_time(const PlanTable& plan, std::string_view event, local_days event_day) {
  const auto& node = plan.at("booking_closes");
  if (!node.is_table()) {
    throw plan.wrong(node,
                     "\"booking_closes\" is not like {working_days_before = 2, at = \"17:00\"}");
  }
  const PlanTable closing(event, *node.as_table());
  closing.allow_only({"working_days_before", "at"});
  const auto day = working_days_from(event_day, -closing.number("working_days_before"));
  return moment(day, closing.time("at"));
}

domain::ProgrammeSession read_session(const PlanTable& session, local_days day) {
  session.allow_only({"starts", "ends", "title", "perspective"});
  return {moment(day, session.time("starts")), moment(day, session.time("ends")),
          session.text("title"),
          session.has("perspective") ? session.text("perspective") : std::string()};
}

std::vector<domain::ProgrammeSession> read_programme(const PlanTable& plan,
                                                     const domain::Event& event, local_days day) {
  const auto* nodes = plan.at("sessions").as_array();
  if (!nodes || nodes->empty()) throw plan.wrong(plan.at("sessions"), "it has no session");
  std::vector<domain::ProgrammeSession> programme;
  UtcTime end = event.starts_at;
  for (const auto& node : *nodes) {
    if (!node.is_table()) {
      throw plan.wrong(node,
                       "a session is not like "
                       "{starts = \"10:00\", ends = \"10:20\", title = \"Welcome\"}");
    }
    auto session = read_session(PlanTable(event.slug, *node.as_table()), day);
    if (session.starts_at < end || session.starts_at >= session.ends_at) {
      throw plan.wrong(
          node, fmt::format("the session \"{}\" does not follow the one before it", session.title));
    }
    end = session.ends_at;
    if (end > event.ends_at) throw plan.wrong(node, "the last session ends after the event");
    programme.push_back(std::move(session));
  }
  return programme;
}

void allow_keys_of_an_event(const PlanTable& plan) {
  plan.allow_only({"title", "summary", "region", "town", "working_days_ahead", "starts", "ends",
                   "booking_closes", "venue", "address", "postcode", "travel", "access", "places",
                   "sessions"});
}

domain::Event read_event(const PlanTable& plan, std::string slug, UtcTime now) {
  allow_keys_of_an_event(plan);
  const auto day = working_days_from(london::day(now), plan.number("working_days_ahead"));
  domain::Event event;
  event.slug = std::move(slug);
  event.title = plan.text("title");
  event.summary = plan.text("summary");
  event.region = plan.text("region");
  event.town = plan.text("town");
  event.starts_at = moment(day, plan.time("starts"));
  event.ends_at = moment(day, plan.time("ends"));
  event.booking_opens_at = now;
  event.booking_closes_at = read_closing_time(plan, event.slug, day);
  event.state = domain::EventState::published;
  event.venue = {.name = plan.text("venue"),
                 .address = plan.text("address"),
                 .postcode = plan.text("postcode"),
                 .travel = plan.text("travel"),
                 .access = plan.text("access")};
  event.places.capacity = plan.number("places");
  if (event.starts_at >= event.ends_at) throw plan.wrong("it ends before it starts");
  if (event.booking_closes_at <= now) throw plan.wrong("booking would be closed at once");
  event.programme = read_programme(plan, event, day);
  return event;
}

toml::table parse(std::string_view text) {
  auto parsed = toml::parse(text);
  if (!parsed) {
    const auto& error = parsed.error();
    throw EventPlanUnusable(
        fmt::format("line {}: {}", error.source().begin.line, error.description()));
  }
  return std::move(parsed).table();
}

// The tables of the file in its order: the library sorts them by name.
std::vector<std::pair<std::string, const toml::table*>> tables_of(const toml::table& file) {
  std::vector<std::pair<std::string, const toml::table*>> tables;
  for (const auto& [key, node] : file) {
    if (!node.is_table()) {
      throw EventPlanUnusable(
          fmt::format("line {}: \"{}\" stands before every [event]", line_of(node), key.str()));
    }
    tables.emplace_back(key.str(), node.as_table());
  }
  std::ranges::sort(tables, {}, [](const auto& table) { return line_of(*table.second); });
  return tables;
}

}  // namespace

std::vector<domain::Event> read_event_plan(std::string_view text, UtcTime now) {
  const auto file = parse(text);
  const auto* shared = file[shared_name].as_table();
  if (shared) allow_keys_of_an_event(PlanTable(shared_name, *shared));
  std::vector<domain::Event> events;
  for (const auto& [name, table] : tables_of(file)) {
    if (table != shared) events.push_back(read_event(PlanTable(name, *table, shared), name, now));
  }
  return events;
}

}  // namespace convene::services
