#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "services/bookings/service.hpp"
#include "services/events/cache.hpp"
#include "services/places/waits.hpp"
#include "web/page/addresses.hpp"
#include "web/page/page.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// A booking that somebody holds the secret link of, with the events it is about.
struct BookingAccess {
  domain::Booking booking;  // holds the people whom the link opens
  std::vector<services::Wait> waits;
  std::vector<domain::AskedNeeds> needs;
  std::string token;
  std::shared_ptr<const services::EventSnapshot> events;
  std::shared_ptr<const domain::Event> event;  // where the first of them is, or was last
  UtcTime now;                                 // the moment that this shows

  services::ManageLink link() const { return {booking.reference, token}; }
  std::string address() const { return booking_address(booking.reference); }
  // Whether the link is the contact's, who looks after everybody, and no delegate's own.
  bool is_whole() const { return !booking.contact.email.empty(); }
  // Finds somebody by the number in an address or a form, live or not. Null for anybody else.
  const domain::Delegate* person(std::string_view text) const;
  // Finds an event that the link's people have or had to do with. Null for any other.
  const domain::Event* event_at(std::string_view slug) const;
  // The booking with its people as they are at one event, and those who are there alone.
  domain::Booking booking_at(domain::EventId at) const;
  const services::Wait* wait_of(domain::EventId at, domain::PersonId person) const;
};

// The booking of the address, if this browser's cookie holds its secret.
boost::asio::awaitable<std::optional<BookingAccess>> find_access(const PublicContext& context,
                                                                 const http::Request& request);
// The same with a secret that somebody brings along.
boost::asio::awaitable<std::optional<BookingAccess>> find_with(const PublicContext& context,
                                                               std::string reference,
                                                               std::string token);

// The head of a page about it, with a form for whoever holds its link and the way back to the
// booking.
PageHead head_of(const PublicContext& context, const BookingAccess& access, std::string title);

// Leads back to the booking's page where there is nothing to do.
http::Response back_to(const BookingAccess& access);
// Leads back there after something was done, which the page then says once.
http::Response done(const PublicContext& context, const BookingAccess& access, std::string text);
// Answers whoever comes without the link.
http::Response open_your_link_page(const PublicContext& context);

// The people that were ticked in a form, of those who can be chosen; the only one where the form
// asks for none. A repeat that names somebody who has left never stands for who is still there.
std::vector<domain::PersonId> chosen_people(const http::FormData& form,
                                            const std::vector<const domain::Delegate*>& people);

}  // namespace convene::web
