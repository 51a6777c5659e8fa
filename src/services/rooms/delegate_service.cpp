#include "services/rooms/delegate_service.hpp"

#include "domain/booking_rules.hpp"
#include "domain/history.hpp"
#include "services/acts/by_hand.hpp"
#include "services/acts/cancel.hpp"
#include "services/acts/change_delegate.hpp"
#include "services/acts/substitute.hpp"
#include "services/bookings/office_booking.hpp"
#include "services/places/keeper.hpp"
#include "services/places/lookup.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/outbox_view.hpp"
#include "storage/place_store.hpp"
#include "storage/readers.hpp"
#include "storage/waiting_list_view.hpp"
#include "storage/writer.hpp"

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

// How much of somebody's history, and how many of their mails, their page shows.
constexpr int person_history_max = 50;
constexpr int person_mails_max = 200;

result<void> change(Transaction& transaction, AccountId actor, DelegateId id,
                    const domain::DelegateChange& typed, const domain::Catalogue& catalogue) {
  const auto delegate = find_delegate(transaction, id);
  if (!delegate) return delegate.error();
  if (!domain::is_live(delegate->state)) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"", "Add them again first: they have no place any more"}}};
  }
  const auto wanted = domain::checked(typed, catalogue);
  if (!wanted) return wanted.error();
  PlaceKeeper keeper(transaction, Actor::of(actor));
  // The roles first: whether there is a seat for them is looked up before anything has changed.
  if (wanted->roles != delegate->roles) {
    if (const auto done = change_roles(keeper, *delegate, wanted->roles, catalogue); !done) {
      return done.error();
    }
  }
  if (wanted->sector != delegate->sector || wanted->sector_text != delegate->sector_text) {
    change_sector(keeper, *delegate, wanted->sector, wanted->sector_text);
  }
  if (wanted->organisation != delegate->organisation) {
    change_organisation(keeper, *delegate, wanted->organisation);
  }
  keeper.settle();
  return {};
}

// Gives up the place at the event where the office looks at them: what they have elsewhere stays.
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
  PlaceKeeper keeper(transaction, Actor::of(actor));
  services::cancel(keeper, booking, {delegate->person}, delegate->event);
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
  PlaceKeeper keeper(transaction, Actor::of(actor));
  return act(keeper, *delegate, *reason);
}

}  // namespace

awaitable<std::vector<domain::ListedDelegate>> DelegateService::list(domain::DelegateFilter filter,
                                                                     domain::DelegateOrder order) {
  auto listed = co_await readers_.run(
      [&filter](Connection& connection) { return DelegateStore(connection).list(filter); });
  domain::sort(listed, order);
  co_return listed;
}

awaitable<result<DelegateService::Person>> DelegateService::person(DelegateId delegate) {
  auto read = [delegate](Connection& connection) -> result<Person> {
    auto listed = DelegateStore(connection).by_id(delegate);
    if (!listed) return Problem{ProblemKind::not_found};
    Person person{
        .listed = *std::move(listed),
        .waiting_party = {},
        .elsewhere = {},
        .mails = {},
        .history =
            HistoryStore(connection).list({.delegate = delegate, .limit = person_history_max})};
    if (const auto entry = person.listed.delegate.entry) {
      person.waiting_party = storage::WaitingListView(connection).by_id(*entry);
    }
    const auto& delegate_now = person.listed.delegate;
    person.mails = storage::OutboxView(connection)
                       .of_person(delegate_now.booking, delegate_now.person, person_mails_max);
    const DelegateStore delegates(connection);
    for (const auto& row :
         storage::PlaceStore(connection).live_places(person.listed.delegate.person)) {
      if (row.id == delegate) continue;
      person.elsewhere.push_back(delegates.by_id(row.id).value().delegate);
    }
    return person;
  };
  co_return co_await readers_.run(std::move(read));
}

awaitable<result<void>> DelegateService::substitute(AccountId actor, DelegateId delegate,
                                                    domain::Substitute typed) {
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto former = find_delegate(transaction, delegate);
    if (!former) return former.error();
    if (!domain::is_live(former->state)) return Problem{ProblemKind::not_found};
    const auto booking =
        storage::BookingStore(transaction.connection()).by_id(former->booking).value();
    PlaceKeeper keeper(transaction, Actor::of(actor));
    return services::substitute(keeper, booking, former->person, typed);
  });
}

awaitable<result<void>> DelegateService::change_delegate(AccountId actor, DelegateId delegate,
                                                         domain::DelegateChange typed) {
  co_return co_await writer_.run([this, actor, delegate, &typed](Transaction& transaction) {
    return change(transaction, actor, delegate, typed, catalogue_);
  });
}

awaitable<result<void>> DelegateService::cancel(AccountId actor, DelegateId delegate) {
  co_return co_await writer_.run([actor, delegate](Transaction& transaction) {
    return give_up(transaction, actor, delegate);
  });
}

awaitable<result<domain::Booking>> DelegateService::add(AccountId actor, NewDelegate typed) {
  const auto asked = checked(typed, catalogue_);
  if (!asked) co_return asked.error();
  co_return co_await writer_.run([this, actor, &asked](Transaction& transaction) {
    return book_by_hand(transaction, actor, *asked, catalogue_);
  });
}

awaitable<result<void>> DelegateService::offer_by_hand(AccountId actor, DelegateId delegate,
                                                       std::string reason) {
  co_return co_await writer_.run([&](Transaction& transaction) {
    return by_hand(transaction, actor, delegate, reason,
                   [](PlaceKeeper& keeper, const domain::Delegate& who, const std::string& why) {
                     return services::offer_by_hand(keeper, who, why);
                   });
  });
}

awaitable<result<void>> DelegateService::confirm_by_hand(AccountId actor, DelegateId delegate,
                                                         std::string reason) {
  co_return co_await writer_.run([&](Transaction& transaction) {
    return by_hand(transaction, actor, delegate, reason,
                   [](PlaceKeeper& keeper, const domain::Delegate& who, const std::string& why) {
                     return services::confirm_by_hand(keeper, who, why);
                   });
  });
}

awaitable<result<void>> DelegateService::move_by_hand(AccountId actor, DelegateId delegate,
                                                      std::string to_slug, std::string reason) {
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto to = find_event(transaction, to_slug);
    if (!to) return to.error();
    return by_hand(transaction, actor, delegate, reason,
                   [&to](PlaceKeeper& keeper, const domain::Delegate& who, const std::string& why) {
                     return services::move_by_hand(keeper, who, *to, why);
                   });
  });
}

}  // namespace convene::services
