#include "domain/mail.hpp"

#include <algorithm>

#include "domain/email_address.hpp"
#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto mail_kinds = slugs<MailKind>({{MailKind::confirmed, "confirmed"},
                                             {MailKind::waiting, "waiting"},
                                             {MailKind::place_found, "place_found"},
                                             {MailKind::offer, "offer"},
                                             {MailKind::offer_expired, "offer_expired"},
                                             {MailKind::wait_ended, "wait_ended"},
                                             {MailKind::moved, "moved"},
                                             {MailKind::replaced, "replaced"},
                                             {MailKind::details_corrected, "details_corrected"},
                                             {MailKind::address_left, "address_left"},
                                             {MailKind::cancelled, "cancelled"},
                                             {MailKind::your_booking, "your_booking"},
                                             {MailKind::booking_links, "booking_links"}});

}  // namespace

std::string_view slug_of(MailKind kind) { return mail_kinds.of(kind); }
std::optional<MailKind> mail_kind_from(std::string_view slug) { return mail_kinds.from(slug); }

Recipient contact_of(const Booking& booking) {
  return {booking.contact.name, booking.contact.email, std::nullopt};
}

std::vector<Recipient> recipients(const Booking& booking, std::span<const PersonId> people) {
  std::vector<Recipient> all = {contact_of(booking)};
  for (const auto& delegate : booking.delegates) {
    if (has_own_address(booking, delegate) &&
        std::ranges::find(people, delegate.person) != people.end()) {
      all.push_back({delegate.name, delegate.email, delegate.person});
    }
  }
  return all;
}

std::vector<Recipient> links_of(const Booking& booking, std::string_view key) {
  if (email_key(booking.contact.email) == key) return {contact_of(booking)};
  std::vector<Recipient> links;
  for (const auto& delegate : booking.delegates) {
    if (email_key(delegate.email) == key && is_live(delegate.state)) {
      links.push_back({delegate.name, delegate.email, delegate.person});
    }
  }
  return links;
}

Recipient owner_of_place(const Booking& booking, PersonId person) {
  const auto found = std::ranges::find(booking.delegates, person, &Delegate::person);
  if (found == booking.delegates.end() || !has_own_address(booking, *found))
    return contact_of(booking);
  return {found->name, found->email, found->person};
}

bool goes_to_a_former_address(MailKind kind, const Recipient& to) {
  return kind == MailKind::address_left || (kind == MailKind::replaced && to.person);
}

bool may_be_sent(MailKind kind, const Recipient& to, const Booking& booking) {
  // Those that tell of the end of a link hold none.
  if (goes_to_a_former_address(kind, to)) return true;
  const auto now = to.person ? owner_of_place(booking, *to.person) : contact_of(booking);
  return now.person == to.person && email_key(now.email) == email_key(to.email);
}

bool is_still_true(MailKind kind, std::span<const Delegate> delegates) {
  const auto any = [delegates](DelegateState state) {
    return std::ranges::find(delegates, state, &Delegate::state) != delegates.end();
  };
  switch (kind) {
    case MailKind::confirmed:
    case MailKind::place_found:
    case MailKind::moved:
      return any(DelegateState::confirmed);
    case MailKind::offer:
      return any(DelegateState::offered);
    case MailKind::waiting:
    case MailKind::offer_expired:
      return any(DelegateState::waiting);
    case MailKind::wait_ended:
      return any(DelegateState::expired);
    case MailKind::cancelled:
      return any(DelegateState::cancelled);
    case MailKind::your_booking:
    case MailKind::details_corrected:
    case MailKind::booking_links:
      return std::ranges::any_of(delegates, is_live, &Delegate::state);
    case MailKind::replaced:
    case MailKind::address_left:
      // It goes to somebody who is none of them any more, and stays true whatever they do.
      return true;
  }
  return false;
}

}  // namespace convene::domain
