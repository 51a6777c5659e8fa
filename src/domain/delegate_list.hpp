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

// A delegate with what only their booking knows: a line of the office's lists.
struct ListedDelegate {
  Delegate delegate;
  std::string reference;
  Contact contact;
  UtcTime booked_at;

  // Where mail for them goes: the contact's serves where they gave none.
  const std::string& mail_address() const {
    return delegate.email.empty() ? contact.email : delegate.email;
  }
};

// Which delegates a list shows. What is empty does not narrow it.
struct DelegateFilter {
  std::optional<EventId> event;
  std::vector<DelegateState> states;
  std::string role;    // slug; of somebody with several, any of them
  std::string sector;  // slug
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

void sort(std::vector<ListedDelegate>& delegates, DelegateOrder order);

// One address to write to, once, with everybody who is reached by it.
struct EmailLine {
  std::string email;
  std::vector<std::string> names;
  std::vector<std::string> organisations;
  std::vector<std::string> sectors;  // slugs
  std::vector<EventId> events;

  friend bool operator==(const EmailLine&, const EmailLine&) = default;
};

// Ordered as the addresses come first.
std::vector<EmailLine> email_list(const std::vector<ListedDelegate>& delegates);

}  // namespace convene::domain
