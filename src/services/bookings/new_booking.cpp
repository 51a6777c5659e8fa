#include "services/bookings/new_booking.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "services/acts/join.hpp"
#include "services/events/cache.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::DelegateState;
using domain::Problem;
using domain::ProblemKind;

class Deciding {
 public:
  Deciding(storage::Transaction& transaction, const EventCache& cache,
           const domain::Catalogue& catalogue)
      : transaction_(transaction),
        connection_(transaction.connection()),
        cache_(cache),
        catalogue_(catalogue) {}

  domain::result<BookingDecision> run(const domain::CheckedBooking& asked,
                                      std::string_view digest) {
    const auto& request = *asked;
    const storage::BookingStore bookings(connection_);
    if (const auto earlier = bookings.submission(request.submission_id)) {
      if (earlier->request_digest != digest) return Problem{ProblemKind::submission_reused};
      return BookingDecision{bookings.by_id(earlier->booking), true, {}};
    }
    const auto events = events_of(request);
    if (!events) return events.error();
    if (auto known = delegates_with_a_place(*events, request); !known.empty()) {
      return BookingDecision{std::nullopt, false, std::move(known)};
    }
    PlaceKeeper keeper(transaction_, domain::Actor::delegate());
    auto booking =
        join(keeper, events->front(), std::span(*events).subspan(1), asked, digest, catalogue_);
    if (auto problem = what_is_wrong(request, booking)) return *std::move(problem);
    return BookingDecision{std::move(booking), false, {}};
  }

 private:
  // The event that was asked for, then the others they would wait for.
  domain::result<std::vector<domain::Event>> events_of(
      const domain::BookingRequest& request) const {
    const storage::EventStore store(connection_);
    std::vector<domain::Event> events;
    for (std::size_t index = 0; index <= request.also_wait_for.size(); ++index) {
      auto event =
          store.facts_by_slug(index == 0 ? request.event : request.also_wait_for[index - 1]);
      const auto obstacle = event ? domain::obstacle_to_booking(*event, transaction_.now())
                                  : std::optional(ProblemKind::not_found);
      if (obstacle && index > 0) {
        return also_wait_for_problem(index - 1, "Choose events that take bookings");
      }
      if (obstacle) return Problem{*obstacle};
      events.push_back(*std::move(event));
    }
    return events;
  }

  // Each is told of it by mail.
  std::vector<int> delegates_with_a_place(const std::vector<domain::Event>& events,
                                          const domain::BookingRequest& request) {
    const storage::DelegateStore delegates(connection_);
    const storage::BookingStore bookings(connection_);
    std::vector<int> known;
    for (std::size_t index = 0; index < request.delegates.size(); ++index) {
      const auto key = domain::email_key(request.delegates[index].email);
      for (const auto& event : events) {
        const auto place = delegates.live_with_address(event.id, key);
        if (!place) continue;
        known.push_back(static_cast<int>(index));
        write_your_booking_mail(transaction_, bookings.by_id(place->booking).value(),
                                place->person);
        break;
      }
    }
    return known;
  }

  // What must not be kept of a booking that was made.
  std::optional<Problem> what_is_wrong(const domain::BookingRequest& request,
                                       const domain::Booking& booking) const {
    const auto& delegates = booking.delegates;
    const bool all_have_places = std::ranges::all_of(
        delegates, [](const auto& delegate) { return delegate.state == DelegateState::confirmed; });
    if (!request.wait_if_full && !all_have_places) {
      return Problem{
          .kind = ProblemKind::event_full,
          .alternatives = cache_.current()->with_places(transaction_.now(), request.event)};
    }
    // Nobody waits for a place that they could book.
    for (std::size_t index = 0; index < request.also_wait_for.size(); ++index) {
      const auto& slug = request.also_wait_for[index];
      const auto was_given = [&slug](const domain::Delegate& delegate) {
        const auto is_asked = [&slug](const domain::WaitsElsewhere& other) {
          return other.event_slug == slug && other.state != DelegateState::waiting;
        };
        return (delegate.event_slug == slug && delegate.state != DelegateState::waiting) ||
               std::ranges::any_of(delegate.also_waits, is_asked);
      };
      if (std::ranges::any_of(delegates, was_given)) {
        return also_wait_for_problem(index, "There is a place at this event: book it");
      }
    }
    return std::nullopt;
  }

  static Problem also_wait_for_problem(std::size_t index, std::string message) {
    return {.kind = ProblemKind::invalid_input,
            .fields = {{fmt::format("also_wait_for.{}", index), std::move(message)}}};
  }

  storage::Transaction& transaction_;
  storage::Connection& connection_;
  const EventCache& cache_;
  const domain::Catalogue& catalogue_;
};

}  // namespace

domain::result<BookingDecision> decide(storage::Transaction& transaction, const EventCache& cache,
                                       const domain::Catalogue& catalogue,
                                       const domain::CheckedBooking& asked,
                                       std::string_view digest) {
  return Deciding(transaction, cache, catalogue).run(asked, digest);
}

}  // namespace convene::services
