#include "base/london_time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

namespace convene {
namespace {

const date::time_zone& zone() {
  static const date::time_zone& london = *date::locate_zone("Europe/London");
  return london;
}

struct LocalTime {
  date::year_month_day day;
  unsigned weekday;  // 0 is Sunday
  int hour;
  int minute;
};

LocalTime local_time_of(UtcTime moment) {
  const auto local = zone().to_local(date::sys_seconds{moment.time_since_epoch()});
  const auto day = date::floor<date::days>(local);
  const auto time = date::make_time(local - day);
  return {date::year_month_day{day}, date::weekday{day}.c_encoding(),
          static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count())};
}

constexpr const char* weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                    "Thursday", "Friday", "Saturday"};
constexpr const char* months[] = {"January",   "February", "March",    "April",
                                  "May",       "June",     "July",     "August",
                                  "September", "October",  "November", "December"};

std::string day_month_year(const LocalTime& local) {
  return fmt::format("{} {} {}", static_cast<unsigned>(local.day.day()),
                     months[static_cast<unsigned>(local.day.month()) - 1],
                     static_cast<int>(local.day.year()));
}

}  // namespace

namespace london {

std::string date(UtcTime moment) {
  const auto local = local_time_of(moment);
  return fmt::format("{} {}", weekdays[local.weekday], day_month_year(local));
}

std::string short_date(UtcTime moment) { return day_month_year(local_time_of(moment)); }

std::string brief_date(UtcTime moment) {
  constexpr std::size_t letters = 3;
  const auto local = local_time_of(moment);
  const std::string_view weekday = weekdays[local.weekday];
  const std::string_view month = months[static_cast<unsigned>(local.day.month()) - 1];
  return fmt::format("{} {} {}", weekday.substr(0, letters), static_cast<unsigned>(local.day.day()),
                     month.substr(0, letters));
}

std::string month_name(std::chrono::year_month month) {
  return fmt::format("{} {}", months[static_cast<unsigned>(month.month()) - 1],
                     static_cast<int>(month.year()));
}

std::string time(UtcTime moment) {
  const auto local = local_time_of(moment);
  if (local.minute == 0 && local.hour == 0) return "midnight";
  if (local.minute == 0 && local.hour == 12) return "midday";
  const int hour = local.hour % 12 == 0 ? 12 : local.hour % 12;
  const char* half = local.hour < 12 ? "am" : "pm";
  return local.minute == 0 ? fmt::format("{}{}", hour, half)
                           : fmt::format("{}:{:02}{}", hour, local.minute, half);
}

std::string span(UtcTime start, UtcTime end) {
  return fmt::format("{}, {} to {}", date(start), time(start), time(end));
}

std::string date_and_time(UtcTime moment) {
  return fmt::format("{}, {}", short_date(moment), time(moment));
}

std::chrono::local_days day(UtcTime moment) {
  const auto local = zone().to_local(date::sys_seconds{moment.time_since_epoch()});
  return std::chrono::local_days{date::floor<date::days>(local).time_since_epoch()};
}

std::chrono::year_month month(UtcTime moment) {
  const std::chrono::year_month_day date{day(moment)};
  return date.year() / date.month();
}

UtcTime begin_of(std::chrono::year_month month) {
  return at(std::chrono::local_days{month / 1}, std::chrono::hours{0}, std::chrono::minutes{0});
}

UtcTime at(std::chrono::local_days day, std::chrono::hours hour, std::chrono::minutes minute) {
  const auto local = date::local_seconds{day.time_since_epoch()} + hour + minute;
  // Takes the first one in the hour that summer time repeats, and the change itself in the hour it
  // skips.
  const auto moment = zone().to_sys(local, date::choose::earliest);
  return UtcTime{std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch())};
}

}  // namespace london

std::string rfc3339(UtcTime moment) {
  return date::format("%Y-%m-%dT%H:%M:%SZ", date::sys_seconds{moment.time_since_epoch()});
}

}  // namespace convene
