#include "services/bookings/needs_service.hpp"

#include <algorithm>

#include "domain/history_values.hpp"
#include "services/places/lookup.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/needs_store.hpp"
#include "storage/place_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::Connection;
using storage::NeedsStore;
using storage::Transaction;

// How long somebody may tell, and what they told is kept, by the events that they have to do with.
struct Term {
  bool may_tell = false;
  std::optional<UtcTime> deleted_at;
};

Term term_of(Connection& connection, domain::PersonId person, UtcTime now) {
  const storage::EventStore events(connection);
  Term term;
  for (const auto& place : storage::PlaceStore(connection).live_places(person)) {
    const auto event = events.facts_by_id(place.event).value();
    const auto deleted_at = domain::needs_deleted_at(event.ends_at);
    term.deleted_at = std::max(term.deleted_at.value_or(deleted_at), deleted_at);
    term.may_tell = term.may_tell || domain::may_tell_needs(event, place.state, now);
  }
  return term;
}

bool asks(const OpenedBooking& opened, const domain::Delegate& person) {
  return !opened.is_by_contact || !domain::has_own_address(opened.booking, person);
}

result<domain::Delegate> person_asked(Connection& connection, const Key& key,
                                      const ManageLink& link, domain::PersonId person) {
  const auto opened = open_with(connection, key, link);
  if (!opened) return opened.error();
  const auto found = std::ranges::find(opened->delegates, person, &domain::Delegate::person);
  if (found == opened->delegates.end() || !asks(*opened, *found)) {
    return Problem{ProblemKind::not_found};
  }
  return *found;
}

}  // namespace

std::vector<domain::AskedNeeds> asked_needs(Connection& connection, const OpenedBooking& opened,
                                            UtcTime now) {
  std::vector<domain::AskedNeeds> people;
  for (const auto& person : opened.delegates) {
    if (!asks(opened, person)) continue;
    const domain::AskedNeeds asked{.person = person.person,
                                   .may_tell = term_of(connection, person.person, now).may_tell,
                                   .has_told = NeedsStore(connection).has(person.person)};
    if (asked.may_tell || asked.has_told) people.push_back(asked);
  }
  return people;
}

awaitable<result<NeedsService::FoundNeeds>> NeedsService::find(ManageLink link,
                                                               domain::PersonId person,
                                                               UtcTime now) {
  auto look = [this, &link, person, now](Connection& connection) -> result<FoundNeeds> {
    auto found = person_asked(connection, manage_links_, link, person);
    if (!found) return found.error();
    const auto term = term_of(connection, person, now);
    return FoundNeeds{.person = *std::move(found),
                      .may_tell = term.may_tell,
                      .kept = NeedsStore(connection).of(person),
                      .deleted_at = term.deleted_at};
  };
  co_return co_await readers_.run(std::move(look));
}

awaitable<result<void>> NeedsService::tell(ManageLink link, domain::PersonId person,
                                           domain::Needs typed, bool agrees) {
  const auto needs = domain::checked(typed, agrees);
  if (!needs) co_return needs.error();
  auto keep = [this, &link, person, &needs](Transaction& transaction) -> result<void> {
    auto& connection = transaction.connection();
    const auto found = person_asked(connection, manage_links_, link, person);
    if (!found) return found.error();
    if (!term_of(connection, person, transaction.now()).may_tell) {
      return Problem{ProblemKind::ask_organiser};
    }
    NeedsStore(connection).keep(person, *needs, transaction.now());
    return {};
  };
  co_return co_await writer_.run(std::move(keep));
}

awaitable<result<void>> NeedsService::take_back(ManageLink link, domain::PersonId person) {
  auto remove = [this, &link, person](Transaction& transaction) -> result<void> {
    const auto found = person_asked(transaction.connection(), manage_links_, link, person);
    if (!found) return found.error();
    NeedsStore(transaction.connection()).remove(person);
    return {};
  };
  co_return co_await writer_.run(std::move(remove));
}

awaitable<result<NeedsService::Seen>> NeedsService::look(domain::AccountId actor,
                                                         std::string event_slug) {
  auto look = [actor, &event_slug](Transaction& transaction) -> result<Seen> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    const NeedsStore needs(transaction.connection());
    Seen seen{.people = needs.at(event->id), .waiting = needs.waiting_at(event->id)};
    storage::HistoryStore(transaction.connection())
        .append({.at = transaction.now(),
                 .actor = domain::Actor::of(actor),
                 .action = domain::AuditAction::needs_seen,
                 .event = event->id,
                 .after = domain::number_in_history(std::ssize(seen.people))});
    return seen;
  };
  co_return co_await writer_.run(std::move(look));
}

}  // namespace convene::services
