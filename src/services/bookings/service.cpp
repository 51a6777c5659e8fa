#include "services/bookings/service.hpp"

#include <algorithm>
#include <utility>

#include "domain/organisation.hpp"
#include "services/acts/answer_offer.hpp"
#include "services/acts/cancel.hpp"
#include "services/acts/correct_details.hpp"
#include "services/acts/move.hpp"
#include "services/acts/substitute.hpp"
#include "services/bookings/new_booking.hpp"
#include "services/bookings/request_digest.hpp"
#include "services/events/cache.hpp"
#include "services/links/manage_tokens.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/place_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::Problem;
using domain::ProblemKind;
using domain::result;

// Nothing where no event is named. Problems: not_found.
result<std::optional<domain::EventId>> named_event(PlaceKeeper& keeper, const std::string& slug) {
  if (slug.empty()) return std::optional<domain::EventId>();
  const auto event = storage::EventStore(keeper.transaction().connection()).facts_by_slug(slug);
  if (!event) return Problem{ProblemKind::not_found};
  return std::optional(event->id);
}

result<void> give_up(PlaceKeeper& keeper, const OpenedBooking& opened,
                     const BookingService::Cancellation& cancellation) {
  const auto people = opened.people(cancellation.delegates);
  if (!people) return people.error();
  const auto event = named_event(keeper, cancellation.event);
  if (!event) return event.error();
  cancel(keeper, opened.booking, *people, *event);
  return {};
}

result<void> answer(PlaceKeeper& keeper, const OpenedBooking& opened,
                    const BookingService::OfferAnswer& answer) {
  const auto people = opened.people(answer.delegates);
  if (!people) return people.error();
  const auto event = named_event(keeper, answer.event);
  if (!event) return event.error();
  return answer_offer(keeper, opened.booking, answer.answer, *people, *event);
}

result<void> move_to(PlaceKeeper& keeper, const OpenedBooking& opened, const EventCache& cache,
                     const BookingService::Move& move) {
  const auto people = opened.people(move.delegates);
  if (!people) return people.error();
  const auto to = storage::EventStore(keeper.transaction().connection()).facts_by_slug(move.to);
  if (!to) return Problem{ProblemKind::not_found};
  const auto moved = services::move(keeper, opened.booking, *to, *people, move.wait);
  if (moved) return {};
  auto problem = moved.error();
  if (problem.kind == ProblemKind::event_full) {
    problem.alternatives = cache.current()->with_places(keeper.now(), move.to);
  }
  return problem;
}

result<void> correct(PlaceKeeper& keeper, const OpenedBooking& opened,
                     const BookingService::DetailsCorrection& correction) {
  const domain::Delegate* person = nullptr;
  if (correction.delegate) {
    const auto found =
        std::ranges::find(opened.delegates, *correction.delegate, &domain::Delegate::person);
    if (found == opened.delegates.end()) return Problem{ProblemKind::not_found};
    person = &*found;
  } else if (!opened.is_by_contact) {
    return Problem{ProblemKind::not_found};
  }
  return correct_details(keeper, opened.booking,
                         domain::details_of(opened.booking, person, opened.is_by_contact),
                         correction.details);
}

result<void> replace(PlaceKeeper& keeper, const OpenedBooking& opened,
                     const BookingService::Substitution& substitution) {
  const auto former =
      std::ranges::find(opened.delegates, substitution.delegate, &domain::Delegate::person);
  if (former == opened.delegates.end()) return Problem{ProblemKind::not_found};
  if (comes_already(*former, substitution.who)) return {};
  const auto event =
      storage::EventStore(keeper.transaction().connection()).facts_by_id(former->event).value();
  if (keeper.now() >= event.booking_closes_at) return Problem{ProblemKind::booking_closed};
  if (!domain::is_live(former->state) || domain::organisation_key(former->organisation).empty()) {
    return Problem{ProblemKind::ask_organiser};
  }
  return substitute(keeper, opened.booking, substitution.delegate, substitution.who);
}

BookingService::Story story(storage::Connection& connection, const storage::PlaceRow& place) {
  const storage::PlaceStore places(connection);
  std::set<domain::DelegateId> own;
  for (const auto& row : places.in_entry(place.entry.value())) own.insert(row.id);
  return {.delegate = place.person,
          .event_slug = storage::EventStore(connection).facts_by_id(place.event).value().slug,
          .lines = domain::story_of(storage::HistoryStore(connection).of_places_at(place.event),
                                    own, places.seatless_at(place.event))};
}

// People are told by their place in what their link shows.
Problem as_shown(Problem problem, const OpenedBooking& opened) {
  std::vector<int> shown;
  for (const auto index : problem.delegates) {
    const auto person = opened.booking.delegates.at(static_cast<std::size_t>(index)).person;
    const auto found = std::ranges::find(opened.delegates, person, &domain::Delegate::person);
    if (found == opened.delegates.end()) continue;
    shown.push_back(static_cast<int>(found - opened.delegates.begin()));
  }
  problem.delegates = std::move(shown);
  return problem;
}

}  // namespace

BookingService::BookingService(storage::Writer& writer, storage::Readers& readers,
                               const EventCache& events, const domain::Catalogue& catalogue,
                               const Key& manage_links)
    : writer_(writer),
      readers_(readers),
      events_(events),
      catalogue_(catalogue),
      manage_links_(manage_links) {}

awaitable<result<BookingService::Booked>> BookingService::book(domain::CheckedBooking asked) {
  // This is made here: the writer's thread is the one that everybody waits for.
  const auto digest = request_digest(*asked);
  auto decided = co_await writer_.run([this, &asked, &digest](storage::Transaction& transaction) {
    return decide(transaction, events_, catalogue_, asked, digest);
  });
  if (!decided) co_return decided.error();
  if (!decided->booking) {
    co_return Problem{.kind = ProblemKind::already_booked,
                      .delegates = std::move(decided->already_booked)};
  }
  auto token = booking_token(manage_links_, *decided->booking);
  co_return Booked{*std::move(decided->booking), std::move(token), decided->is_repeat};
}

awaitable<result<domain::Booking>> BookingService::find(ManageLink link) {
  auto look = [this, &link](storage::Connection& connection) -> result<domain::Booking> {
    auto opened = open_with(connection, manage_links_, link);
    if (!opened) return opened.error();
    return shown(std::move(opened.value()));
  };
  co_return co_await readers_.run(std::move(look));
}

awaitable<result<std::vector<BookingService::Story>>> BookingService::stories(ManageLink link) {
  auto look = [this, &link](storage::Connection& connection) -> result<std::vector<Story>> {
    const auto opened = open_with(connection, manage_links_, link);
    if (!opened) return opened.error();
    std::vector<Story> stories;
    for (const auto& delegate : opened->delegates) {
      for (const auto& place : storage::PlaceStore(connection).live_places(delegate.person)) {
        if (place.entry) stories.push_back(story(connection, place));
      }
    }
    return stories;
  };
  co_return co_await readers_.run(std::move(look));
}

awaitable<result<BookingService::Seen>> BookingService::look(ManageLink link, UtcTime now) {
  auto look = [this, &link, now](storage::Connection& connection) -> result<Seen> {
    auto opened = open_with(connection, manage_links_, link);
    if (!opened) return opened.error();
    auto waits = waits_of(connection, *opened, now);
    auto needs = asked_needs(connection, *opened, now);
    return Seen{shown(std::move(opened.value())), std::move(waits), std::move(needs)};
  };
  co_return co_await readers_.run(std::move(look));
}

template <class Act>
awaitable<result<domain::Booking>> BookingService::change(ManageLink link, Act act) {
  auto job = [this, &link, &act](storage::Transaction& transaction) -> result<domain::Booking> {
    auto opened = open_with(transaction.connection(), manage_links_, link);
    if (!opened) return opened.error();
    PlaceKeeper keeper(transaction, domain::Actor::delegate());
    if (const auto done = act(keeper, *opened); !done) return as_shown(done.error(), *opened);
    // The same people are shown, though the link of who was replaced opens nothing any more.
    auto& booking = opened->booking;
    booking = storage::BookingStore(transaction.connection()).by_id(booking.id).value();
    auto people = booking.delegates;
    std::erase_if(people, [&](const domain::Delegate& delegate) {
      return std::ranges::find(opened->delegates, delegate.person, &domain::Delegate::person) ==
             opened->delegates.end();
    });
    opened->delegates = std::move(people);
    return shown(std::move(opened.value()));
  };
  co_return co_await writer_.run(std::move(job));
}

awaitable<result<domain::Booking>> BookingService::cancel(ManageLink link,
                                                          Cancellation cancellation) {
  co_return co_await change(std::move(link), [&cancellation](auto& keeper, const auto& opened) {
    return give_up(keeper, opened, cancellation);
  });
}

awaitable<result<domain::Booking>> BookingService::answer_offer(ManageLink link,
                                                                OfferAnswer given) {
  co_return co_await change(std::move(link), [&given](auto& keeper, const auto& opened) {
    return answer(keeper, opened, given);
  });
}

awaitable<result<domain::Booking>> BookingService::move(ManageLink link, Move wanted) {
  co_return co_await change(std::move(link), [this, &wanted](auto& keeper, const auto& opened) {
    return move_to(keeper, opened, events_, wanted);
  });
}

awaitable<result<domain::Booking>> BookingService::substitute(ManageLink link,
                                                              Substitution substitution) {
  co_return co_await change(std::move(link), [&substitution](auto& keeper, const auto& opened) {
    return replace(keeper, opened, substitution);
  });
}

awaitable<result<BookingService::Corrected>> BookingService::correct_details(
    ManageLink link, DetailsCorrection correction) {
  auto corrected =
      co_await change(std::move(link), [&correction](auto& keeper, const auto& opened) {
        return correct(keeper, opened, correction);
      });
  if (!corrected) co_return corrected.error();
  // The result shows as much as the link does: the contact's address with the contact's link alone.
  auto token = corrected->contact.email.empty()
                   ? delegate_token(manage_links_, corrected->delegates.front())
                   : booking_token(manage_links_, *corrected);
  co_return Corrected{*std::move(corrected), std::move(token)};
}

}  // namespace convene::services
