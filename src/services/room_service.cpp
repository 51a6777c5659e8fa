#include "services/room_service.hpp"

#include "domain/booking_rules.hpp"
#include "domain/history.hpp"
#include "services/by_hand.hpp"
#include "services/changing.hpp"
#include "services/hand_booking.hpp"
#include "storage/booking_store.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/event_store.hpp"
#include "storage/room_rules_store.hpp"

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

// A result that is never kept: the transaction which made it is undone.
template <class Value>
struct Undone {
  Value value;
  bool has_error() const { return true; }
};

result<domain::Event> find_event(Transaction& transaction, const std::string& slug) {
  auto event = storage::EventStore(transaction.connection()).facts_by_slug(slug);
  if (!event) return Problem{ProblemKind::not_found};
  return *std::move(event);
}

result<domain::Delegate> find_delegate(Transaction& transaction, DelegateId id) {
  auto listed = DelegateStore(transaction.connection()).by_id(id);
  if (!listed) return Problem{ProblemKind::not_found};
  return std::move(listed->delegate);
}

result<domain::RoomRules> checked_rules(Transaction& transaction, const domain::Event& event,
                                        const domain::RoomRules& typed) {
  const auto catalogue = storage::CatalogueStore(transaction.connection()).catalogue();
  return domain::checked(typed, catalogue, event.places.capacity, transaction.now());
}

result<void> set_paused(Transaction& transaction, AccountId actor, const std::string& slug,
                        bool paused) {
  const auto event = find_event(transaction, slug);
  if (!event) return event.error();
  if (event->paused == paused) return {};
  PlaceKeeper places(transaction, Actor::of(actor));
  storage::EventStore(transaction.connection()).set_paused(event->id, paused);
  places.record({.act = paused ? domain::Act::paused : domain::Act::resumed, .event = event->id});
  transaction.event_changed(event->id);
  places.touch(event->id);
  places.settle();
  return {};
}

result<void> change(Transaction& transaction, AccountId actor, DelegateId id,
                    const domain::DelegateChange& typed) {
  const auto delegate = find_delegate(transaction, id);
  if (!delegate) return delegate.error();
  if (!domain::is_live(delegate->state)) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"", "Add them again first: they have no place any more"}}};
  }
  const auto catalogue = storage::CatalogueStore(transaction.connection()).catalogue();
  const auto wanted = domain::checked(typed, catalogue);
  if (!wanted) return wanted.error();
  PlaceKeeper places(transaction, Actor::of(actor));
  // The roles first: whether there is a seat for them is looked up before anything has changed.
  if (wanted->roles != delegate->roles) {
    if (const auto done = change_roles(places, *delegate, wanted->roles, catalogue); !done) {
      return done.error();
    }
  }
  if (wanted->sector != delegate->sector || wanted->sector_text != delegate->sector_text) {
    change_sector(places, *delegate, wanted->sector, wanted->sector_text);
  }
  if (wanted->organisation != delegate->organisation) {
    change_organisation(places, *delegate, wanted->organisation);
  }
  places.settle();
  return {};
}

// At the event where the office looks at them: what they have elsewhere stays.
result<void> give_up(Transaction& transaction, AccountId actor, DelegateId id) {
  const auto delegate = find_delegate(transaction, id);
  if (!delegate) return delegate.error();
  if (!domain::is_live(delegate->state)) return {};
  const auto event =
      storage::EventStore(transaction.connection()).facts_by_id(delegate->event).value();
  if (!domain::may_give_up_places(event, transaction.now())) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"", "The event is over: its places stay as they were"}}};
  }
  const auto booking =
      storage::BookingStore(transaction.connection()).by_id(delegate->booking).value();
  PlaceKeeper places(transaction, Actor::of(actor));
  services::cancel(places, booking, {delegate->person}, delegate->event);
  return {};
}

// One of the acts out of order, which each need a reason: `act(PlaceKeeper&, const Delegate&,
// const std::string& reason)`.
template <class Act>
result<void> by_hand(Transaction& transaction, AccountId actor, DelegateId id,
                     const std::string& typed_reason, const Act& act) {
  const auto reason = checked_reason(typed_reason);
  if (!reason) return reason.error();
  const auto delegate = find_delegate(transaction, id);
  if (!delegate) return delegate.error();
  PlaceKeeper places(transaction, Actor::of(actor));
  return act(places, *delegate, *reason);
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
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    PlaceKeeper places(transaction, Actor::of(actor));
    services::change_capacity(places, *event, *capacity);
    return {};
  });
}

awaitable<result<Preview>> RoomService::preview_capacity(std::string event_slug,
                                                         std::string typed) {
  const auto capacity = checked_capacity(typed, capacity_cap_);
  if (!capacity) co_return capacity.error();
  auto tried = co_await writer_.run([&](Transaction& transaction) -> Undone<result<Preview>> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return {event.error()};
    PlaceKeeper places(transaction, Actor::clock());
    return {try_capacity(places, *event, *capacity)};
  });
  co_return std::move(tried.value);
}

awaitable<result<domain::RoomRules>> RoomService::rules(std::string event_slug) {
  co_return co_await readers_.run([&](Connection& connection) -> result<domain::RoomRules> {
    const auto event = storage::EventStore(connection).facts_by_slug(event_slug);
    if (!event) return Problem{ProblemKind::not_found};
    return storage::RoomRulesStore(connection).of_event(event->id);
  });
}

awaitable<result<void>> RoomService::change_rules(AccountId actor, std::string event_slug,
                                                  domain::RoomRules typed) {
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    const auto rules = checked_rules(transaction, *event, typed);
    if (!rules) return rules.error();
    PlaceKeeper places(transaction, Actor::of(actor));
    services::change_rules(places, *event, *rules);
    return {};
  });
}

awaitable<result<Preview>> RoomService::preview_rules(std::string event_slug,
                                                      domain::RoomRules typed) {
  auto tried = co_await writer_.run([&](Transaction& transaction) -> Undone<result<Preview>> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return {event.error()};
    const auto rules = checked_rules(transaction, *event, typed);
    if (!rules) return {rules.error()};
    PlaceKeeper places(transaction, Actor::clock());
    return {try_rules(places, *event, *rules)};
  });
  co_return std::move(tried.value);
}

awaitable<result<void>> RoomService::pause(AccountId actor, std::string event_slug) {
  co_return co_await writer_.run(
      [&](Transaction& transaction) { return set_paused(transaction, actor, event_slug, true); });
}

awaitable<result<void>> RoomService::resume(AccountId actor, std::string event_slug) {
  co_return co_await writer_.run(
      [&](Transaction& transaction) { return set_paused(transaction, actor, event_slug, false); });
}

awaitable<result<void>> RoomService::offer_by_hand(AccountId actor, DelegateId delegate,
                                                   std::string reason) {
  co_return co_await writer_.run([&](Transaction& transaction) {
    return by_hand(transaction, actor, delegate, reason,
                   [](PlaceKeeper& places, const domain::Delegate& who, const std::string& why) {
                     return services::offer_by_hand(places, who, why);
                   });
  });
}

awaitable<result<void>> RoomService::confirm_by_hand(AccountId actor, DelegateId delegate,
                                                     std::string reason) {
  co_return co_await writer_.run([&](Transaction& transaction) {
    return by_hand(transaction, actor, delegate, reason,
                   [](PlaceKeeper& places, const domain::Delegate& who, const std::string& why) {
                     return services::confirm_by_hand(places, who, why);
                   });
  });
}

awaitable<result<void>> RoomService::move_by_hand(AccountId actor, DelegateId delegate,
                                                  std::string to_slug, std::string reason) {
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto to = find_event(transaction, to_slug);
    if (!to) return to.error();
    return by_hand(transaction, actor, delegate, reason,
                   [&to](PlaceKeeper& places, const domain::Delegate& who, const std::string& why) {
                     return services::move_by_hand(places, who, *to, why);
                   });
  });
}

awaitable<result<void>> RoomService::substitute(AccountId actor, DelegateId delegate,
                                                Substitute typed) {
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto former = find_delegate(transaction, delegate);
    if (!former) return former.error();
    if (!domain::is_live(former->state)) return Problem{ProblemKind::not_found};
    const auto booking =
        storage::BookingStore(transaction.connection()).by_id(former->booking).value();
    PlaceKeeper places(transaction, Actor::of(actor));
    return services::substitute(places, booking, former->person, typed);
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
