#pragma once

#include <string>
#include <string_view>

#include "domain/ids.hpp"

// Every address of the public site that is made in C++, as the table in routes.cpp has them: from
// the root, without the site's name. `event` is an event's slug, `booking` a booking's reference,
// `person` somebody of that booking as Delegate::person. Nothing is escaped: slugs and references
// are letters, digits and hyphens.
namespace convene::web {

// The home page; `query` begins with "?", or is empty.
std::string home_address(std::string_view query = {});
// The same page at its list, which on a phone begins a screen below.
std::string event_list_address(std::string_view query);
std::string contact_address();
std::string find_booking_address();
std::string links_sent_address();
// The address of a file that is read from disk while somebody works on it.
std::string asset_address(std::string_view file);

std::string event_address(std::string_view event);
std::string event_calendar_address(std::string_view event);
// The text about places as a stream: of the home page's list with that query, and of one event.
std::string live_places_address(std::string_view query = {});
std::string live_event_places_address(std::string_view event);

// The booking form, and where it is sent to be checked.
std::string book_address(std::string_view event);
std::string change_answers_address(std::string_view event);
std::string make_booking_address(std::string_view event);

std::string booking_address(std::string_view booking);
// Asks about all who are on it.
std::string cancel_address(std::string_view booking);
std::string cancel_at_event_address(std::string_view booking, std::string_view event);
std::string cancel_person_address(std::string_view booking, domain::PersonId person);
std::string cancellation_address(std::string_view booking);
std::string contact_details_address(std::string_view booking);
std::string tickets_address(std::string_view booking);
std::string booking_calendar_address(std::string_view booking, std::string_view event);
std::string offer_address(std::string_view booking, std::string_view event,
                          domain::PersonId person);
std::string move_address(std::string_view booking);

std::string details_address(std::string_view booking, domain::PersonId person);
std::string needs_address(std::string_view booking, domain::PersonId person);
std::string change_needs_address(std::string_view booking, domain::PersonId person);
std::string needs_removal_address(std::string_view booking, domain::PersonId person);
std::string substitute_address(std::string_view booking, domain::PersonId person);
std::string substitution_address(std::string_view booking, domain::PersonId person);

// The office's first page; it has an address book of its own.
std::string office_address();

}  // namespace convene::web
