#pragma once

#include <string>
#include <string_view>

// The addresses of the site that mails, calendar files and the command line hold: whole ones, which
// lead there from outside. `public_url` ("https://events.example.org") has no slash at its end. The
// pages' own addresses are in web/page/addresses and web/office/addresses, and a test of web
// compares them.
namespace convene::domain {

// "https://events.example.org/events/leeds"
std::string event_link(std::string_view public_url, std::string_view event);

// "https://events.example.org/bookings/K7M-4QX?key=…", which opens a booking without an account.
std::string manage_link(std::string_view public_url, std::string_view reference,
                        std::string_view token);

// Where the owner of an account's one-time link chooses a password. The token stands in the query,
// which no log keeps.
std::string set_up_link(std::string_view public_url, std::string_view token);

}  // namespace convene::domain
