#include "services/booking_service.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "domain/reference.hpp"
#include "domain/waiting_list.hpp"
#include "services/booking_mail.hpp"
#include "services/event_board.hpp"
#include "services/manage_links.hpp"
#include "services/place_keeper.hpp"
#include "services/request_digest.hpp"
#include "storage/booking_store.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/event_store.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;

// What a transaction that is kept came to: the booking, or, without one, those who have a place
// already and are told of it by mail. (Every other problem is an error of the job, and undone.)
struct Kept {
  std::optional<BookingService::Booked> booked;
  std::vector<int> already_booked;
};

// One booking while it is decided, on the writer's thread.
class BookingDecision {
 public:
  BookingDecision(storage::Transaction& transaction, const EventBoard& events, const Key& links)
      : transaction_(transaction),
        connection_(transaction.connection()),
        events_(events),
        links_(links) {}

  domain::result<Kept> book(const domain::BookingRequest& typed) {
    const auto catalogue = storage::CatalogueStore(connection_).catalogue();
    const auto request = domain::checked(typed, catalogue);
    if (!request) return request.error();
    const auto digest = request_digest(*request);

    const storage::BookingStore bookings(connection_);
    if (const auto earlier = bookings.submission(request->submission_id)) {
      if (earlier->request_digest != digest) return Problem{ProblemKind::submission_reused};
      return keep(bookings.by_id(earlier->booking).value(), true);
    }
    const auto event = storage::EventStore(connection_).facts_by_slug(request->event);
    if (!event) return Problem{ProblemKind::not_found};
    if (const auto obstacle = domain::obstacle_to_booking(*event, transaction_.now())) {
      return Problem{*obstacle};
    }
    if (auto known = delegates_with_a_place(*event, *request); !known.empty()) {
      return Kept{std::nullopt, std::move(known)};
    }
    if (!request->wait_if_full &&
        !domain::has_room_for(event->places, seats(*request, catalogue))) {
      return Problem{
          .kind = ProblemKind::event_full,
          .alternatives = events_.current()->with_places(transaction_.now(), event->slug)};
    }
    PlaceKeeper places(transaction_, domain::Actor::delegate());
    return keep(places.book(*event, *request, digest, catalogue), false);
  }

 private:
  Kept keep(domain::Booking booking, bool is_repeat) const {
    auto token = booking_token(links_, booking);
    return {BookingService::Booked{std::move(booking), std::move(token), is_repeat}, {}};
  }

  // Indexes of those who have a live place at the event; each is told of it by mail.
  std::vector<int> delegates_with_a_place(const domain::Event& event,
                                          const domain::BookingRequest& request) {
    const storage::DelegateStore delegates(connection_);
    const storage::BookingStore bookings(connection_);
    std::vector<int> known;
    for (std::size_t index = 0; index < request.delegates.size(); ++index) {
      const auto key = domain::email_key(request.delegates[index].email);
      const auto place = delegates.live_with_address(event.id, key);
      if (!place) continue;
      known.push_back(static_cast<int>(index));
      write_your_booking_mail(transaction_, bookings.by_id(place->booking).value(),
                              place->delegate);
    }
    return known;
  }

  static int seats(const domain::BookingRequest& request, const domain::Catalogue& catalogue) {
    return static_cast<int>(std::ranges::count_if(request.delegates, [&](const auto& delegate) {
      return catalogue.takes_seat(delegate.roles);
    }));
  }

  storage::Transaction& transaction_;
  storage::Connection& connection_;
  const EventBoard& events_;
  const Key& links_;
};

struct Opened {
  domain::Booking booking;                  // all of it
  std::vector<domain::Delegate> delegates;  // those whom the link opens, at least one
};

domain::result<Opened> open_with(storage::Connection& connection, const Key& key,
                                 const BookingService::ManageLink& link) {
  const auto reference = domain::parse_reference(link.reference);
  if (!reference) return Problem{ProblemKind::not_found};
  auto booking = storage::BookingStore(connection).by_reference(*reference);
  if (!booking) return Problem{ProblemKind::not_found};
  auto delegates = opened_by(key, *booking, link.token);
  if (delegates.empty()) return Problem{ProblemKind::not_found};
  return Opened{*std::move(booking), std::move(delegates)};
}

// As much of a booking as its link shows. A delegate's own link shows who booked for them, not how
// to reach that person.
domain::Booking shown(Opened opened) {
  auto& booking = opened.booking;
  if (opened.delegates.size() < booking.delegates.size()) booking.contact = {booking.contact.name};
  booking.delegates = std::move(opened.delegates);
  return std::move(booking);
}

domain::result<domain::Booking> cancel_with(storage::Transaction& transaction, const Key& key,
                                            const BookingService::ManageLink& link,
                                            std::vector<domain::DelegateId> delegates) {
  const auto opened = open_with(transaction.connection(), key, link);
  if (!opened) return opened.error();
  const auto allowed = domain::ids_of(opened->delegates);
  if (delegates.empty()) delegates = allowed;
  for (const auto id : delegates) {
    if (std::ranges::find(allowed, id) == allowed.end()) return Problem{ProblemKind::not_found};
  }
  const auto event =
      storage::EventStore(transaction.connection()).facts_by_id(opened->booking.event);
  if (domain::may_give_up_places(event.value(), transaction.now())) {
    PlaceKeeper(transaction, domain::Actor::delegate()).cancel(opened->booking, delegates);
  }
  auto now = open_with(transaction.connection(), key, link);
  return shown(std::move(now.value()));
}

}  // namespace

BookingService::BookingService(storage::Writer& writer, storage::Readers& readers,
                               const EventBoard& events, const Key& manage_links)
    : writer_(writer), readers_(readers), events_(events), manage_links_(manage_links) {}

boost::asio::awaitable<domain::result<BookingService::Booked>> BookingService::book(
    domain::BookingRequest request) {
  auto decide = [this, &request](storage::Transaction& transaction) {
    return BookingDecision(transaction, events_, manage_links_).book(request);
  };
  auto kept = co_await writer_.run(std::move(decide));
  if (!kept) co_return kept.error();
  if (kept->booked) co_return *std::move(kept->booked);
  co_return Problem{.kind = ProblemKind::already_booked,
                    .delegates = std::move(kept->already_booked)};
}

boost::asio::awaitable<domain::result<domain::Booking>> BookingService::find(ManageLink link) {
  auto look = [this, &link](storage::Connection& connection) -> domain::result<domain::Booking> {
    auto opened = open_with(connection, manage_links_, link);
    if (!opened) return opened.error();
    return shown(std::move(opened.value()));
  };
  co_return co_await readers_.run(std::move(look));
}

boost::asio::awaitable<domain::result<domain::Booking>> BookingService::cancel(
    ManageLink link, std::vector<domain::DelegateId> delegates) {
  auto give_up = [this, &link, &delegates](storage::Transaction& transaction) {
    return cancel_with(transaction, manage_links_, link, delegates);
  };
  co_return co_await writer_.run(std::move(give_up));
}

}  // namespace convene::services
