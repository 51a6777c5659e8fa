#include "services/place_keeper.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "base/random.hpp"
#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/waiting_list.hpp"
#include "services/booking_mail.hpp"
#include "services/unused_reference.hpp"
#include "storage/booking_store.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"

namespace convene::services {
namespace {

using domain::DelegateState;
using Place = storage::DelegateStore::Place;

bool contains(std::span<const domain::DelegateId> ids, domain::DelegateId id) {
  return std::ranges::find(ids, id) != ids.end();
}

bool is_companion(const std::vector<std::string>& roles) {
  return std::ranges::find(roles, domain::support_companion_role) != roles.end();
}

domain::Delegate from_request(const domain::DelegateRequest& request,
                              const domain::Booking& booking, const domain::Catalogue& catalogue) {
  return {.booking = booking.id,
          .event = booking.event,
          .name = request.name,
          .email = request.email,
          .organisation = request.organisation,
          .job_title = request.job_title,
          .sector = request.sector,
          .sector_text = request.sector_text,
          .roles = request.roles,
          .takes_seat = catalogue.takes_seat(request.roles),
          .state = DelegateState::confirmed};
}

}  // namespace

domain::Booking PlaceKeeper::book(const domain::Event& event, const domain::BookingRequest& request,
                                  std::string_view request_digest,
                                  const domain::Catalogue& catalogue) {
  storage::BookingStore bookings(transaction_.connection());
  domain::Booking booking{.event = event.id,
                          .event_slug = event.slug,
                          .reference = unused_reference(bookings, random_below),
                          .contact = request.contact};
  booking.id = bookings.insert({.event = event.id,
                                .reference = booking.reference,
                                .submission_id = request.submission_id,
                                .request_digest = request_digest,
                                .contact = booking.contact,
                                .booked_at = transaction_.now()});
  for (const auto& person : request.delegates) {
    booking.delegates.push_back(from_request(person, booking, catalogue));
  }
  seat(booking, request.delegates, event);
  insert_delegates(booking, request.delegates);
  transaction_.event_changed(event.id);
  write_booked_mail(transaction_, booking);
  return booking;
}

// Decides about the newcomers, behind everybody who waits, and confirms the waiters whom the same
// walk reaches.
void PlaceKeeper::seat(domain::Booking& booking, std::span<const domain::DelegateRequest> requests,
                       const domain::Event& event) {
  std::vector<domain::Delegate*> newcomers;
  newcomers.reserve(booking.delegates.size());
  for (auto& delegate : booking.delegates) {
    if (delegate.takes_seat) newcomers.push_back(&delegate);
  }
  const auto seated =
      domain::seated_now(event, transaction_.now(), static_cast<int>(newcomers.size()));
  confirm_first(event.id, seated.waiters);

  int position = event.places.waiting - seated.waiters;
  for (auto* const newcomer :
       std::span(newcomers).subspan(static_cast<std::size_t>(seated.newcomers))) {
    newcomer->state = DelegateState::waiting;
    newcomer->position = ++position;
  }
  for (std::size_t index = 0; index < requests.size(); ++index) {
    if (!requests[index].companion_of) continue;
    const auto& host =
        booking.delegates.at(static_cast<std::size_t>(*requests[index].companion_of));
    booking.delegates[index].state = host.state;
    booking.delegates[index].position = host.position;
  }
}

void PlaceKeeper::insert_delegates(domain::Booking& booking,
                                   std::span<const domain::DelegateRequest> requests) {
  storage::DelegateStore delegates(transaction_.connection());
  storage::EventStore events(transaction_.connection());
  for (auto& delegate : booking.delegates) {
    delegate.id =
        delegates.insert(delegate, events.take_number_in_line(booking.event), transaction_.now());
    record({.act = domain::Act::booked,
            .event = booking.event,
            .booking = booking.id,
            .delegate = delegate.id,
            .after = std::string(domain::slug_of(delegate.state))});
  }
  for (std::size_t index = 0; index < requests.size(); ++index) {
    if (!requests[index].companion_of) continue;
    auto& companion = booking.delegates[index];
    companion.companion_of =
        booking.delegates.at(static_cast<std::size_t>(*requests[index].companion_of)).id;
    delegates.set_companion_of(companion.id, companion.companion_of);
  }
}

void PlaceKeeper::cancel(const domain::Booking& booking,
                         std::span<const domain::DelegateId> delegates) {
  storage::DelegateStore store(transaction_.connection());
  std::vector<domain::DelegateId> cancelled;
  for (const auto& delegate : booking.delegates) {
    const bool leaves = contains(delegates, delegate.id) ||
                        (delegate.companion_of && contains(delegates, *delegate.companion_of));
    if (!leaves || !domain::is_live(delegate.state)) continue;
    store.set_state(delegate.id, DelegateState::cancelled, transaction_.now());
    record({.act = domain::Act::cancelled,
            .event = booking.event,
            .booking = booking.id,
            .delegate = delegate.id,
            .before = std::string(domain::slug_of(delegate.state)),
            .after = std::string(domain::slug_of(DelegateState::cancelled))});
    cancelled.push_back(delegate.id);
  }
  if (cancelled.empty()) return;
  transaction_.event_changed(booking.event);
  write_mail(transaction_, domain::MailKind::cancelled, booking, cancelled);
  serve_waiting_list(booking.event);
}

void PlaceKeeper::serve_waiting_list(domain::EventId id) {
  const auto event = storage::EventStore(transaction_.connection()).facts_by_id(id);
  if (!event) throw std::logic_error("a waiting list of no event");
  confirm_first(id, domain::seated_now(*event, transaction_.now(), 0).waiters);
}

void PlaceKeeper::confirm_first(domain::EventId event, int count) {
  if (count == 0) return;
  confirm(event, storage::DelegateStore(transaction_.connection()).first_in_line(event, count));
}

void PlaceKeeper::confirm(domain::EventId event, std::span<const Place> waiters) {
  if (waiters.empty()) return;
  storage::DelegateStore delegates(transaction_.connection());
  // One mail a booking, whoever of it got a place.
  std::map<domain::BookingId, std::vector<domain::DelegateId>> confirmed;
  for (const auto& waiter : waiters) {
    for (const auto id : delegates.confirm_waiting(waiter.delegate, transaction_.now())) {
      record({.act = domain::Act::place_found,
              .event = event,
              .booking = waiter.booking,
              .delegate = id,
              .before = std::string(domain::slug_of(DelegateState::waiting)),
              .after = std::string(domain::slug_of(DelegateState::confirmed))});
      confirmed[waiter.booking].push_back(id);
    }
  }
  transaction_.event_changed(event);
  const storage::BookingStore bookings(transaction_.connection());
  for (const auto& [id, who] : confirmed) {
    write_mail(transaction_, domain::MailKind::place_found, bookings.by_id(id).value(), who);
  }
}

domain::result<void> PlaceKeeper::change_roles(const domain::Delegate& delegate,
                                               const std::vector<std::string>& roles,
                                               const domain::Catalogue& catalogue) {
  const bool takes_seat = catalogue.takes_seat(roles);
  if (takes_seat && !delegate.takes_seat && domain::is_live(delegate.state)) {
    const auto event = storage::EventStore(transaction_.connection()).facts_by_id(delegate.event);
    if (!domain::has_room_for(event.value().places, 1)) {
      return domain::Problem{domain::ProblemKind::event_full};
    }
  }
  storage::DelegateStore delegates(transaction_.connection());
  delegates.set_roles(delegate.id, roles, takes_seat, transaction_.now());
  const bool stays_companion = delegate.companion_of && !takes_seat && is_companion(roles);
  if (delegate.companion_of && !stays_companion) {
    delegates.set_companion_of(delegate.id, std::nullopt);
  }
  record({.act = domain::Act::roles_changed,
          .event = delegate.event,
          .booking = delegate.booking,
          .delegate = delegate.id,
          .before = join(delegate.roles, " "),
          .after = join(roles, " ")});
  transaction_.event_changed(delegate.event);
  // Only a seat that was asked for before is worth waiting for: a new one was found free above.
  const bool goes_on_waiting = stays_companion || (takes_seat && delegate.takes_seat);
  if (delegate.state == DelegateState::waiting && !goes_on_waiting) {
    confirm(delegate.event, std::array{Place{delegate.id, delegate.booking}});
  }
  if (delegate.takes_seat && !takes_seat) serve_waiting_list(delegate.event);
  return {};
}

void PlaceKeeper::record(domain::HistoryEntry entry) {
  entry.at = transaction_.now();
  entry.actor = actor_;
  storage::HistoryStore(transaction_.connection()).append(entry);
}

}  // namespace convene::services
