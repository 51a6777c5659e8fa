#include "email/composer.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/random.hpp"
#include "domain/email_address.hpp"
#include "domain/offer_clock.hpp"
#include "domain/people.hpp"
#include "domain/site_links.hpp"
#include "email/message_id.hpp"
#include "email/return_path.hpp"
#include "email/text/links.hpp"
#include "email/text/test.hpp"
#include "services/links/by_email.hpp"
#include "services/links/manage_tokens.hpp"
#include "services/places/offer_terms.hpp"
#include "storage/booking_store.hpp"
#include "storage/event_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/place_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::email {
namespace {

// A test mail's name has so many: no two are the same.
constexpr std::size_t test_id_bytes = 8;

// "https://events.example.org:8443" is at "events.example.org".
std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  // The colons of an IPv6 address stand within brackets.
  const auto end = url.starts_with('[') ? url.find(']') + 1 : url.find_first_of(":/");
  return std::string(url.substr(0, end));
}

// Those whom the mail is about, as they stand at its event.
std::vector<domain::Delegate> concerned(const domain::Booking& booking,
                                        const storage::DueMail& mail) {
  auto delegates = domain::seen_at(booking.delegates, mail.event);
  if (mail.to.person) {
    std::erase_if(delegates, [&](const auto& each) { return each.person != *mail.to.person; });
  }
  return delegates;
}

// Nothing for a mail of another kind, or of an offer that is over.
std::optional<domain::Offer> open_offer(storage::Connection& connection,
                                        const storage::DueMail& mail) {
  if (!mail.offer) return std::nullopt;
  auto offer = storage::OfferStore(connection).by_id(*mail.offer);
  if (offer && offer->outcome) offer.reset();
  return offer;
}

domain::OfferTerms terms_of(storage::Connection& connection, const domain::Offer& offer,
                            const domain::Event& event, UtcTime now) {
  const auto entry = storage::WaitingListStore(connection).by_id(offer.entry).value();
  return services::offer_terms(connection, offer, entry, event.starts_at, now);
}

bool is_answered_by_contact(storage::Connection& connection, const domain::Offer& offer,
                            const domain::Recipient& to) {
  const auto people = storage::PlaceStore(connection).in_entry(offer.entry);
  return to.person && std::ranges::count(people, true, &storage::PlaceRow::takes_seat) > 1;
}

}  // namespace

Composer::Composer(const services::SettingsCache& settings, const Keys& keys,
                   std::string public_url, std::string from, std::string return_path)
    : settings_(settings),
      keys_(keys),
      public_url_(std::move(public_url)),
      host_(host_of(public_url_)),
      from_(std::move(from)),
      return_path_(std::move(return_path)) {}

std::optional<Message> Composer::compose(storage::Connection& connection,
                                         const storage::DueMail& mail, UtcTime now) const {
  auto text = mail.kind == domain::MailKind::booking_links ? links_text(connection, mail, now)
                                                           : text_of(connection, mail, now);
  if (!text) return std::nullopt;
  const auto organisation = settings_.current();
  const auto id = message_id(keys_.mail_ids, mail.id, mail.written_at);
  return Message{.label = fmt::format("{:06}-{}", mail.id.value, domain::slug_of(mail.kind)),
                 .message_id = id + "@" + host_,
                 .written_at = mail.written_at,
                 .from = sender(*organisation),
                 .reply_to = {organisation->name, organisation->contact_email},
                 .to = {mail.to.name, mail.to.email},
                 .return_path = return_path_.empty() ? "" : return_path(return_path_, id),
                 .subject = std::move(text->subject),
                 .text = std::move(text->body)};
}

Message Composer::test_mail(const std::string& to, UtcTime now) const {
  const auto organisation = settings_.current();
  auto text = write_test_text(public_url_, now, *organisation);
  const auto id = random_token(test_id_bytes);
  return {.label = "test-" + id,
          .message_id = "test." + id + "@" + host_,
          .written_at = now,
          .from = sender(*organisation),
          .reply_to = {organisation->name, organisation->contact_email},
          .to = {{}, to},
          .subject = std::move(text.subject),
          .text = std::move(text.body)};
}

Address Composer::sender(const services::OrganisationSettings& organisation) const {
  return {organisation.name, from_.empty() ? organisation.contact_email : from_};
}

std::optional<Text> Composer::links_text(storage::Connection& connection,
                                         const storage::DueMail& mail, UtcTime now) const {
  std::vector<LinkedBooking> bookings;
  for (auto& link : services::links_to_come(connection, domain::email_key(mail.to.email), now)) {
    const auto token = link.to.person
                           ? services::delegate_token(keys_.manage_links, link.people.front())
                           : services::booking_token(keys_.manage_links, link.booking);
    auto address = domain::manage_link(public_url_, link.booking.reference, token);
    bookings.push_back({std::move(link), std::move(address)});
  }
  if (bookings.empty()) return std::nullopt;
  return write_links_text(mail.to.name, bookings, *settings_.current());
}

std::optional<Text> Composer::text_of(storage::Connection& connection, const storage::DueMail& mail,
                                      UtcTime now) const {
  const auto booking = storage::BookingStore(connection).by_id(mail.booking).value();
  auto delegates = concerned(booking, mail);
  if (!domain::is_still_true(mail.kind, delegates)) return std::nullopt;
  if (mail.to.person && delegates.empty()) return std::nullopt;
  if (!domain::may_be_sent(mail.kind, mail.to, booking)) return std::nullopt;
  const auto event = storage::EventStore(connection).facts_by_id(mail.event).value();
  const auto organisation = settings_.current();
  const auto token = mail.to.person
                         ? services::delegate_token(keys_.manage_links, delegates.front())
                         : services::booking_token(keys_.manage_links, booking);
  const auto offer = open_offer(connection, mail);
  if (mail.offer && !offer) return std::nullopt;
  Occasion occasion{.kind = mail.kind,
                    .to = mail.to,
                    .booking = booking,
                    .delegates = std::move(delegates),
                    .event = event,
                    .position = mail.position,
                    .link = domain::manage_link(public_url_, booking.reference, token),
                    .offer = {},
                    .organisation = *organisation};
  if (offer) {
    occasion.offer = terms_of(connection, *offer, event, now);
    occasion.answered_by_contact = is_answered_by_contact(connection, *offer, mail.to);
  }
  return write_text(occasion);
}

}  // namespace convene::email
