#include "services/room_service.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/history.hpp"
#include "services/hand_booking.hpp"
#include "services/place_keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/event_store.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::AccountId;
using domain::Actor;
using domain::DelegateId;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::Connection;
using storage::DelegateStore;
using storage::HistoryStore;
using storage::Transaction;

// How much of somebody's history their page shows.
constexpr int person_history_max = 50;

result<int> checked_capacity(std::string_view typed, int cap) {
  const auto text = tidy_line(typed);
  int capacity = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), capacity);
  if (error == std::errc{} && end == text.data() + text.size() && capacity >= 1 &&
      capacity <= cap) {
    return capacity;
  }
  return Problem{.kind = ProblemKind::invalid_input,
                 .fields = {{"capacity", fmt::format("Enter a whole number from 1 to {}", cap)}}};
}

result<void> set_capacity(Transaction& transaction, AccountId actor, const std::string& event_slug,
                          int capacity) {
  storage::EventStore events(transaction.connection());
  const auto event = events.facts_by_slug(event_slug);
  if (!event) return Problem{ProblemKind::not_found};
  if (event->places.capacity == capacity) return {};
  events.set_capacity(event->id, capacity);
  transaction.event_changed(event->id);
  HistoryStore(transaction.connection())
      .append({.at = transaction.now(),
               .actor = Actor::of(actor),
               .act = domain::Act::capacity_changed,
               .event = event->id,
               .before = std::to_string(event->places.capacity),
               .after = std::to_string(capacity)});
  PlaceKeeper(transaction, Actor::of(actor)).serve_waiting_list(event->id);
  return {};
}

// The text of "other" is the person's own words: it stands among the personal values.
void set_sector(Transaction& transaction, AccountId actor, const domain::Delegate& delegate,
                const domain::DelegateChange& change) {
  DelegateStore(transaction.connection())
      .set_sector(delegate.id, change.sector, change.sector_text, transaction.now());
  std::optional<domain::PersonalChange> personal;
  if (delegate.sector_text != change.sector_text) {
    personal = domain::PersonalChange{delegate.sector_text, change.sector_text};
  }
  HistoryStore(transaction.connection())
      .append({.at = transaction.now(),
               .actor = Actor::of(actor),
               .act = domain::Act::sector_changed,
               .event = delegate.event,
               .booking = delegate.booking,
               .delegate = delegate.id,
               .before = delegate.sector,
               .after = change.sector,
               .personal = std::move(personal)});
}

result<void> change(Transaction& transaction, AccountId actor, DelegateId id,
                    const domain::DelegateChange& typed) {
  auto& connection = transaction.connection();
  const auto listed = DelegateStore(connection).by_id(id);
  if (!listed) return Problem{ProblemKind::not_found};
  const auto& delegate = listed->delegate;
  if (!domain::is_live(delegate.state)) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"", "Add them again first: they have no place any more"}}};
  }
  const auto catalogue = storage::CatalogueStore(connection).catalogue();
  const auto wanted = domain::checked(typed, catalogue);
  if (!wanted) return wanted.error();
  if (wanted->sector != delegate.sector || wanted->sector_text != delegate.sector_text) {
    set_sector(transaction, actor, delegate, *wanted);
  }
  if (wanted->roles == delegate.roles) return {};
  return PlaceKeeper(transaction, Actor::of(actor))
      .change_roles(delegate, wanted->roles, catalogue);
}

result<void> give_up(Transaction& transaction, AccountId actor, DelegateId id) {
  const auto listed = DelegateStore(transaction.connection()).by_id(id);
  if (!listed) return Problem{ProblemKind::not_found};
  if (!domain::is_live(listed->delegate.state)) return {};
  const auto event =
      storage::EventStore(transaction.connection()).facts_by_id(listed->delegate.event);
  if (!domain::may_give_up_places(event.value(), transaction.now())) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"", "The event is over: its places stay as they were"}}};
  }
  const auto booking =
      storage::BookingStore(transaction.connection()).by_id(listed->delegate.booking);
  PlaceKeeper(transaction, Actor::of(actor)).cancel(booking.value(), std::array{id});
  return {};
}

}  // namespace

awaitable<std::vector<domain::ListedDelegate>> RoomService::delegates(
    storage::DelegateFilter filter, domain::DelegateOrder order) {
  auto listed = co_await readers_.run(
      [&filter](Connection& connection) { return DelegateStore(connection).list(filter); });
  domain::sort(listed, order);
  co_return listed;
}

awaitable<result<RoomService::Person>> RoomService::person(DelegateId delegate) {
  auto read = [delegate](Connection& connection) -> result<Person> {
    auto listed = DelegateStore(connection).by_id(delegate);
    if (!listed) return Problem{ProblemKind::not_found};
    return Person{
        *std::move(listed),
        HistoryStore(connection).list({.delegate = delegate, .limit = person_history_max})};
  };
  co_return co_await readers_.run(std::move(read));
}

awaitable<std::vector<storage::ListedHistory>> RoomService::history(storage::HistoryFilter filter) {
  co_return co_await readers_.run(
      [&filter](Connection& connection) { return HistoryStore(connection).list(filter); });
}

awaitable<result<void>> RoomService::change_capacity(AccountId actor, std::string event_slug,
                                                     std::string typed) {
  const auto capacity = checked_capacity(typed, capacity_cap_);
  if (!capacity) co_return capacity.error();
  co_return co_await writer_.run([actor, &event_slug, &capacity](Transaction& transaction) {
    return set_capacity(transaction, actor, event_slug, *capacity);
  });
}

awaitable<result<void>> RoomService::change_delegate(AccountId actor, DelegateId delegate,
                                                     domain::DelegateChange typed) {
  co_return co_await writer_.run([actor, delegate, &typed](Transaction& transaction) {
    return change(transaction, actor, delegate, typed);
  });
}

awaitable<result<void>> RoomService::cancel(AccountId actor, DelegateId delegate) {
  co_return co_await writer_.run([actor, delegate](Transaction& transaction) {
    return give_up(transaction, actor, delegate);
  });
}

awaitable<result<domain::Booking>> RoomService::add(AccountId actor, NewDelegate typed) {
  co_return co_await writer_.run([actor, &typed](Transaction& transaction) {
    return book_by_hand(transaction, actor, typed);
  });
}

}  // namespace convene::services
