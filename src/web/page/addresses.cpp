#include "web/page/addresses.hpp"

#include <fmt/format.h>

namespace convene::web {
namespace {

std::string person_address(std::string_view booking, domain::PersonId person) {
  return fmt::format("{}/delegates/{}", booking_address(booking), person.value);
}

}  // namespace

std::string home_address(std::string_view query) { return fmt::format("/{}", query); }

std::string event_list_address(std::string_view query) { return home_address(query) + "#events"; }

std::string contact_address() { return "/contact"; }

std::string find_booking_address() { return "/find-your-booking"; }

std::string links_sent_address() { return find_booking_address() + "/sent"; }

std::string asset_address(std::string_view file) { return fmt::format("/static/{}", file); }

std::string event_address(std::string_view event) { return fmt::format("/events/{}", event); }

std::string event_calendar_address(std::string_view event) {
  return event_address(event) + "/calendar.ics";
}

std::string live_places_address(std::string_view query) {
  return fmt::format("/live/places{}", query);
}

std::string live_event_places_address(std::string_view event) {
  return live_places_address(fmt::format("?event={}", event));
}

std::string book_address(std::string_view event) { return event_address(event) + "/book"; }

std::string change_answers_address(std::string_view event) {
  return book_address(event) + "/change";
}

std::string make_booking_address(std::string_view event) {
  return event_address(event) + "/bookings";
}

std::string booking_address(std::string_view booking) {
  return fmt::format("/bookings/{}", booking);
}

std::string cancel_address(std::string_view booking) {
  return booking_address(booking) + "/cancel";
}

std::string cancel_at_event_address(std::string_view booking, std::string_view event) {
  return fmt::format("{}?event={}", cancel_address(booking), event);
}

std::string cancel_person_address(std::string_view booking, domain::PersonId person) {
  return fmt::format("{}?person={}", cancel_address(booking), person.value);
}

std::string cancellation_address(std::string_view booking) {
  return booking_address(booking) + "/cancellation";
}

std::string contact_details_address(std::string_view booking) {
  return booking_address(booking) + "/details";
}

std::string tickets_address(std::string_view booking) {
  return booking_address(booking) + "/tickets";
}

std::string booking_calendar_address(std::string_view booking, std::string_view event) {
  return booking_address(booking) + event_calendar_address(event);
}

std::string offer_address(std::string_view booking, std::string_view event,
                          domain::PersonId person) {
  return fmt::format("{}/offers/{}/{}", booking_address(booking), event, person.value);
}

std::string move_address(std::string_view booking) { return booking_address(booking) + "/move"; }

std::string details_address(std::string_view booking, domain::PersonId person) {
  return person_address(booking, person) + "/details";
}

std::string needs_address(std::string_view booking, domain::PersonId person) {
  return person_address(booking, person) + "/needs";
}

std::string change_needs_address(std::string_view booking, domain::PersonId person) {
  return needs_address(booking, person) + "/change";
}

std::string needs_removal_address(std::string_view booking, domain::PersonId person) {
  return needs_address(booking, person) + "/removal";
}

std::string substitute_address(std::string_view booking, domain::PersonId person) {
  return person_address(booking, person) + "/substitute";
}

std::string substitution_address(std::string_view booking, domain::PersonId person) {
  return person_address(booking, person) + "/substitution";
}

std::string office_address() { return "/office"; }

}  // namespace convene::web
