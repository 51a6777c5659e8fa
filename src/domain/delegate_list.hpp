#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/booking.hpp"
#include "domain/delegate.hpp"

// Lists of delegates as the office sees them and takes them away.
namespace convene::domain {

// A delegate with what stands elsewhere about them.
struct ListedDelegate {
  Delegate delegate;
  std::string event_slug;
  std::string event_town;
  std::string reference;  // of the booking
  Contact contact;
  UtcTime booked_at;

  // Where mail for them goes: to the contact where they have no address of their own.
  const std::string& address() const {
    return delegate.email.empty() ? contact.email : delegate.email;
  }
};

// Who is wanted. What is empty does not choose.
struct DelegateFilter {
  std::vector<DelegateState> states;
  std::vector<std::string> roles;    // slugs; one of them is enough
  std::vector<std::string> sectors;  // slugs

  bool matches(const Delegate& delegate) const;

  friend bool operator==(const DelegateFilter&, const DelegateFilter&) = default;
};

// The states that a list holds unless others were asked for: nobody writes to somebody who
// cancelled.
std::vector<DelegateState> live_states();

enum class DelegateOrder {
  line,  // who has a place, who is asked, who waits in their order, who left
  name,
  organisation,
  sector,
};

std::string_view slug_of(DelegateOrder order);
std::optional<DelegateOrder> delegate_order_from(std::string_view slug);

// Those that match, in the order.
std::vector<ListedDelegate> select(std::vector<ListedDelegate> delegates,
                                   const DelegateFilter& filter, DelegateOrder order);

// One address to write to, once, with everybody who is reached by it.
struct EmailLine {
  std::string email;
  std::vector<std::string> names;
  std::vector<std::string> organisations;
  std::vector<std::string> sectors;  // slugs
  std::vector<std::string> events;   // towns

  friend bool operator==(const EmailLine&, const EmailLine&) = default;
};

// In the order in which the addresses come first.
std::vector<EmailLine> email_list(const std::vector<ListedDelegate>& delegates);

}  // namespace convene::domain
