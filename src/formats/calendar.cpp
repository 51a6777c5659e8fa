#include "formats/calendar.hpp"

#include <memory>
#include <stdexcept>

#include <libical/ical.h>

#include "base/text.hpp"
#include "domain/site_links.hpp"

namespace convene::formats {
namespace {

constexpr const char* producer = "-//Convene//Regional network events//EN";

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

Component component(icalcomponent_kind kind) {
  return {icalcomponent_new(kind), icalcomponent_free};
}

std::string id_of(const domain::Event& event, std::string_view public_url,
                  const CalendarBooking* booking) {
  const auto scheme_end = public_url.find("://");
  const auto host = scheme_end == public_url.npos ? public_url : public_url.substr(scheme_end + 3);
  const auto name = booking ? booking->reference + '.' + event.slug : event.slug;
  return name + '@' + std::string(host);
}

std::string place_of(const domain::Venue& venue) {
  std::vector<std::string> parts = {venue.name};
  for (const auto line : split(venue.address, '\n')) parts.emplace_back(line);
  parts.push_back(venue.postcode);
  std::erase(parts, "");
  return join(parts, ", ");
}

void append_paragraph(std::string& text, std::string_view heading, std::string_view paragraph) {
  if (paragraph.empty()) return;
  if (!text.empty()) text += "\n\n";
  text.append(heading).append(paragraph);
}

// What somebody needs on the day, wherever they have no connection.
std::string description_of(const domain::Event& event, const std::string& address,
                           const CalendarBooking* booking) {
  std::string text;
  if (booking) append_paragraph(text, "", booking->text);
  append_paragraph(text, "", event.summary);
  append_paragraph(text, "Getting there: ", event.venue.travel);
  append_paragraph(text, "Access: ", event.venue.access);
  append_paragraph(text, "More: ", address);
  return text;
}

icaltimetype utc(UtcTime moment) {
  constexpr int is_date = 0;
  return icaltime_from_timet_with_zone(moment.time_since_epoch().count(), is_date,
                                       icaltimezone_get_utc_timezone());
}

Component entry(const domain::Event& event, std::string_view public_url, UtcTime now,
                const CalendarBooking* booking) {
  const bool is_cancelled =
      event.state == domain::EventState::cancelled || (booking && booking->is_cancelled);
  const auto address = booking ? booking->address : domain::event_link(public_url, event.slug);
  auto entry = component(ICAL_VEVENT_COMPONENT);
  const auto add = [&entry](icalproperty* property) {
    icalcomponent_add_property(entry.get(), property);
  };
  add(icalproperty_new_uid(id_of(event, public_url, booking).c_str()));
  add(icalproperty_new_dtstamp(utc(now)));
  add(icalproperty_new_sequence(event.revision + (booking ? booking->changes : 0)));
  add(icalproperty_new_status(is_cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(icalproperty_new_dtstart(utc(event.starts_at)));
  add(icalproperty_new_dtend(utc(event.ends_at)));
  add(icalproperty_new_summary(event.title.c_str()));
  add(icalproperty_new_location(place_of(event.venue).c_str()));
  add(icalproperty_new_description(description_of(event, address, booking).c_str()));
  add(icalproperty_new_url(address.c_str()));
  return entry;
}

}  // namespace

std::string calendar(const domain::Event& event, std::string_view public_url, UtcTime now,
                     const CalendarBooking* booking) {
  auto file = component(ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property(file.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(file.get(), icalproperty_new_prodid(producer));
  icalcomponent_add_component(file.get(), entry(event, public_url, now, booking).release());
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text{
      icalcomponent_as_ical_string_r(file.get()), icalmemory_free_buffer};
  if (!text) throw std::runtime_error("a calendar file could not be written");
  return text.get();
}

}  // namespace convene::formats
