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
#include "services/booking_service.hpp"
#include "services/event_board.hpp"
#include "services/waits.hpp"
#include "web/site.hpp"

namespace convene::web {

// A booking that somebody holds the secret link of, with the events it is about.
struct HeldBooking {
  domain::Booking booking;  // with the people whom the link opens
  std::vector<services::Wait> waits;
  std::vector<services::AskedNeeds> needs;
  std::string token;
  std::shared_ptr<const services::EventSnapshot> events;
  std::shared_ptr<const domain::Event> event;  // where the first of them is, or was last
  UtcTime now;                                 // as of when

  services::ManageLink link() const { return {booking.reference, token}; }
  std::string address() const { return "/bookings/" + booking.reference; }
  // Null for what the link's people have never had to do with.
  const domain::Event* event_at(std::string_view slug) const;
  // With its people as they are at one event, and those who are there alone.
  domain::Booking booking_at(domain::EventId at) const;
  const services::Wait* wait_of(domain::EventId at, domain::DelegateId person) const;
};

// The booking of the address, if this browser's cookie holds its secret.
boost::asio::awaitable<std::optional<HeldBooking>> find_held(const PublicSite& site,
                                                             const http::Request& request);
// The same with a secret that somebody brings along.
boost::asio::awaitable<std::optional<HeldBooking>> find_with(const PublicSite& site,
                                                             std::string reference,
                                                             std::string token);

// Back to the booking's page, after something was done or where there is nothing to do.
http::Response back_to(const HeldBooking& held);
// To whoever comes without the link.
http::Response open_your_link_page(const PublicSite& site);

// The people that were ticked in a form, of those who can be chosen; all where there is no choice.
std::vector<domain::DelegateId> chosen_people(const http::FormData& form,
                                              const std::vector<const domain::Delegate*>& people);
// Nothing if the text is anything but a whole number.
std::optional<domain::DelegateId> delegate_id(std::string_view text);

}  // namespace convene::web
