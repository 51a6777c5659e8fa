#include "storage/history_store.hpp"

#include <stdexcept>

namespace convene::storage {
namespace {

template <class Enum>
Enum known(std::optional<Enum> value, const std::string& slug) {
  if (!value)
    throw std::runtime_error("the database holds an unknown word in its history: " + slug);
  return *value;
}

domain::ListedHistory read_listed(const Statement& row) {
  domain::ListedHistory line;
  line.id = row.id<domain::HistoryId>(0);
  auto& entry = line.entry;
  entry.at = row.time(1);
  entry.actor.kind = known(domain::actor_kind_from(row.text(2)), row.text(2));
  entry.actor.account = row.optional_id<domain::AccountId>(3);
  entry.action = known(domain::audit_action_from(row.text(4)), row.text(4));
  entry.event = row.optional_id<domain::EventId>(5);
  entry.booking = row.optional_id<domain::BookingId>(6);
  entry.delegate = row.optional_id<domain::DelegateId>(7);
  entry.before = row.text(8);
  entry.after = row.text(9);
  if (!row.is_null(10)) entry.personal = domain::PersonalChange{row.text(10), row.text(11)};
  line.account_name = row.text(12);
  line.event_slug = row.text(13);
  line.reference = row.text(14);
  line.delegate_name = row.text(15);
  entry.actor.token = row.optional_id<domain::AccessTokenId>(16);
  line.token_name = row.text(17);
  return line;
}

std::vector<domain::ListedHistory> read_all(Statement& row) {
  std::vector<domain::ListedHistory> all;
  while (row.step()) all.push_back(read_listed(row));
  return all;
}

constexpr std::string_view listed = R"sql(
    SELECT history.id, at, actor, history.account_id, action, history.event_id, history.booking_id,
           history.delegate_id, history.before, history.after, personal.before, personal.after,
           coalesce(account.name, ''), coalesce(event.slug, ''), coalesce(booking.reference, ''),
           coalesce(delegate.name, ''), access_token_id, coalesce(access_token.name, '')
      FROM history
      LEFT JOIN history_personal AS personal ON personal.history_id = history.id
      LEFT JOIN account ON account.id = history.account_id
      LEFT JOIN access_token ON access_token.id = history.access_token_id
      LEFT JOIN event ON event.id = history.event_id
      LEFT JOIN booking ON booking.id = history.booking_id
      LEFT JOIN delegate ON delegate.id = history.delegate_id)sql";

}  // namespace

void HistoryStore::append(const domain::AuditEntry& entry) {
  auto statement = connection_.statement(R"sql(
    INSERT INTO history (at, actor, account_id, access_token_id, action, event_id, booking_id,
                         delegate_id, before, after)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  statement
      .bind(entry.at, domain::slug_of(entry.actor.kind), entry.actor.account, entry.actor.token,
            domain::slug_of(entry.action), entry.event, entry.booking, entry.delegate, entry.before,
            entry.after)
      .run();
  if (entry.personal) {
    const domain::HistoryId id{connection_.last_insert_id()};
    auto personal = connection_.statement(
        "INSERT INTO history_personal (history_id, before, after) VALUES (?, ?, ?)");
    personal.bind(id, entry.personal->before, entry.personal->after).run();
  }
}

std::optional<domain::AuditAction> HistoryStore::last_offer_act(domain::DelegateId place) const {
  auto row = connection_.statement(R"sql(
    SELECT action FROM history
     WHERE delegate_id = ?
       AND action IN ('offered', 'offered_by_hand', 'offer_accepted', 'offer_given_up',
                   'position_kept', 'offer_expired', 'offer_uncounted')
     ORDER BY id DESC LIMIT 1)sql");
  if (!row.bind(place).step()) return std::nullopt;
  return known(domain::audit_action_from(row.text(0)), row.text(0));
}

std::vector<domain::AuditEntry> HistoryStore::of_places_at(domain::EventId event) const {
  auto row = connection_.statement(R"sql(
    SELECT at, action, delegate_id, before, after FROM history
     WHERE event_id = ? AND delegate_id IS NOT NULL ORDER BY id)sql");
  row.bind(event);
  std::vector<domain::AuditEntry> entries;
  while (row.step()) {
    entries.push_back({.at = row.time(0),
                       .action = known(domain::audit_action_from(row.text(1)), row.text(1)),
                       .event = event,
                       .delegate = row.id<domain::DelegateId>(2),
                       .before = row.text(3),
                       .after = row.text(4)});
  }
  return entries;
}

std::optional<domain::HistoryId> HistoryStore::last() const {
  auto row = connection_.statement("SELECT max(id) FROM history");
  row.step();
  return row.optional_id<domain::HistoryId>(0);
}

std::vector<domain::ListedHistory> HistoryStore::of_people_since(
    std::optional<domain::HistoryId> last) const {
  static const std::string text = std::string(listed) +
                                  " WHERE history.id > ? AND history.delegate_id IS NOT NULL"
                                  " ORDER BY history.id";
  auto row = connection_.statement(text);
  row.bind(last.value_or(domain::HistoryId{}));
  return read_all(row);
}

std::vector<domain::ListedHistory> HistoryStore::list(const domain::HistoryFilter& filter) const {
  static const std::string text = std::string(listed) + R"sql(
     WHERE (?1 IS NULL OR history.event_id = ?1)
       AND (?2 IS NULL OR history.delegate_id = ?2)
       AND (?3 IS NULL OR history.id < ?3)
     ORDER BY history.id DESC LIMIT ?4)sql";
  auto row = connection_.statement(text);
  row.bind(filter.event, filter.delegate, filter.before, filter.limit);
  return read_all(row);
}

}  // namespace convene::storage
