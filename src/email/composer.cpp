#include "email/composer.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "email/texts.hpp"
#include "services/manage_links.hpp"
#include "storage/booking_store.hpp"
#include "storage/event_store.hpp"

namespace convene::email {
namespace {

// "https://events.example.org:8443" is at "events.example.org".
std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  return std::string(url.substr(0, url.find_first_of(":/")));
}

std::vector<domain::Delegate> concerned(const domain::Booking& booking,
                                        std::optional<domain::DelegateId> delegate) {
  auto delegates = booking.delegates;
  if (delegate) std::erase_if(delegates, [&](const auto& each) { return each.id != *delegate; });
  return delegates;
}

}  // namespace

Composer::Composer(const services::SettingsBoard& settings, const Key& manage_links,
                   std::string public_url)
    : settings_(settings),
      manage_links_(manage_links),
      public_url_(std::move(public_url)),
      host_(host_of(public_url_)) {}

std::optional<Message> Composer::compose(storage::Connection& connection,
                                         const storage::DueMail& mail) const {
  const auto booking = storage::BookingStore(connection).by_id(mail.booking).value();
  auto delegates = concerned(booking, mail.to.delegate);
  if (!domain::is_still_true(mail.kind, delegates)) return std::nullopt;
  const auto event = storage::EventStore(connection).facts_by_id(booking.event).value();
  const auto organisation = settings_.current();
  const auto token = mail.to.delegate
                         ? services::delegate_token(manage_links_, booking, *mail.to.delegate)
                         : services::booking_token(manage_links_, booking);
  auto text = write_text({.kind = mail.kind,
                          .to = mail.to,
                          .booking = booking,
                          .delegates = std::move(delegates),
                          .event = event,
                          .position = mail.position,
                          .link = services::manage_address(public_url_, booking.reference, token),
                          .organisation = *organisation});
  return Message{.label = fmt::format("{:06}-{}", mail.id.value, domain::slug_of(mail.kind)),
                 .message_id = mail.message_id + "@" + host_,
                 .written_at = mail.written_at,
                 .from = {organisation->name, organisation->contact_email},
                 .to = {mail.to.name, mail.to.email},
                 .subject = std::move(text.subject),
                 .text = std::move(text.body)};
}

}  // namespace convene::email
