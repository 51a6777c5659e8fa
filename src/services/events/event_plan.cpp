#include "services/events/event_plan.hpp"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/working_time.hpp"
#include "services/events/sections.hpp"

namespace convene::services {
namespace {

using std::chrono::local_days;
using std::chrono::minutes;

constexpr std::string_view shared_name = "every event";
// Days, places, hours: whatever is more was mistyped.
constexpr int number_max = 1000;

// A part of the file with what all events share behind it.
class Plan {
 public:
  Plan(const Section& own, const Section* shared) : own_(own), shared_(shared) {}

  EventPlanUnusable wrong(std::string_view what) const {
    return EventPlanUnusable(fmt::format("[{}]: {}", own_.name, what));
  }

  std::vector<std::string> all(std::string_view name) const {
    auto values = own_.all(name);
    return values.empty() && shared_ ? shared_->all(name) : values;
  }

  std::string text(std::string_view name) const {
    const auto values = all(name);
    if (values.empty()) throw wrong(fmt::format("\"{}:\" is missing", name));
    if (values.size() > 1) throw wrong(fmt::format("\"{}:\" stands there twice", name));
    return values.front();
  }

  int number(std::string_view name) const { return number_in(text(name)); }
  minutes time(std::string_view name) const { return time_in(text(name)); }

  int number_in(std::string_view text) const {
    const auto number = whole_number<int>(text);
    if (!number || *number < 0 || *number > number_max) {
      throw wrong(fmt::format("\"{}\" is not a number", text));
    }
    return *number;
  }

  // "10:00", from midnight.
  minutes time_in(std::string_view text) const {
    const auto parts = split(text, ':');
    if (parts.size() != 2) throw wrong(fmt::format("\"{}\" is not a time like 10:00", text));
    const int hour = number_in(parts[0]);
    const int minute = number_in(parts[1]);
    if (hour > 23 || minute > 59) throw wrong(fmt::format("\"{}\" is not a time like 10:00", text));
    return std::chrono::hours{hour} + minutes{minute};
  }

 private:
  const Section& own_;
  const Section* shared_;
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

// "2 working days before, 17:00"
UtcTime closing_time(const Plan& plan, local_days event_day) {
  constexpr std::string_view middle = " working days before, ";
  const auto text = plan.text("booking closes");
  const auto found = text.find(middle);
  if (found == std::string::npos) {
    throw plan.wrong(fmt::format("\"{}\" is not like \"2 working days before, 17:00\"", text));
  }
  const auto day = working_days_from(event_day, -plan.number_in(text.substr(0, found)));
  return moment(day, plan.time_in(text.substr(found + middle.size())));
}

// "10:35-11:15 | What happens | parent"
domain::ProgrammeSession read_session(const Plan& plan, local_days day, const std::string& text) {
  const auto parts = split(text, '|');
  const auto span = tidy_line(parts[0]);
  const auto times = split(span, '-');
  if (parts.size() < 2 || parts.size() > 3 || times.size() != 2) {
    throw plan.wrong(fmt::format("\"{}\" is not like \"10:00-10:20 | Welcome\"", text));
  }
  return {moment(day, plan.time_in(times[0])), moment(day, plan.time_in(times[1])),
          tidy_line(parts[1]), parts.size() == 3 ? tidy_line(parts[2]) : std::string()};
}

void check_programme(const Plan& plan, const domain::Event& event) {
  if (event.programme.empty()) throw plan.wrong("it has no session");
  UtcTime end = event.starts_at;
  for (const auto& session : event.programme) {
    if (session.starts_at < end || session.starts_at >= session.ends_at) {
      throw plan.wrong(
          fmt::format("the session \"{}\" does not follow the one before it", session.title));
    }
    end = session.ends_at;
  }
  if (end > event.ends_at) throw plan.wrong("the last session ends after the event");
}

domain::Event read_event(const Plan& plan, std::string slug, UtcTime now) {
  const auto day = working_days_from(london::day(now), plan.number("working days ahead"));
  domain::Event event;
  event.slug = std::move(slug);
  event.title = plan.text("title");
  event.summary = plan.text("summary");
  event.region = plan.text("region");
  event.town = plan.text("town");
  event.starts_at = moment(day, plan.time("starts"));
  event.ends_at = moment(day, plan.time("ends"));
  event.booking_opens_at = now;
  event.booking_closes_at = closing_time(plan, day);
  event.state = domain::EventState::published;
  event.venue = {.name = plan.text("venue"),
                 .address = plan.text("address"),
                 .postcode = plan.text("postcode"),
                 .travel = plan.text("travel"),
                 .access = plan.text("access")};
  event.places.capacity = plan.number("places");
  for (const auto& text : plan.all("session")) {
    event.programme.push_back(read_session(plan, day, text));
  }
  if (event.starts_at >= event.ends_at) throw plan.wrong("it ends before it starts");
  if (event.booking_closes_at <= now) throw plan.wrong("booking would be closed at once");
  check_programme(plan, event);
  return event;
}

}  // namespace

std::vector<domain::Event> read_event_plan(std::string_view text, UtcTime now) {
  const auto sections = read_sections(text);
  const Section* shared = nullptr;
  std::vector<domain::Event> events;
  for (const auto& section : sections) {
    if (section.name == shared_name) {
      shared = &section;
    } else {
      events.push_back(read_event(Plan(section, shared), section.name, now));
    }
  }
  return events;
}

}  // namespace convene::services
