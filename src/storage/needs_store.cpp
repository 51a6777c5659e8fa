#include "storage/needs_store.hpp"

#include "base/text.hpp"
#include "storage/delegate_text.hpp"

namespace convene::storage {
namespace {

// REQUIRES: access, access_text, diet, allergies and diet_text from `column` on.
domain::Needs read_needs(const Statement& row, int column) {
  return {.access = stored_slugs(row.text(column)),
          .access_text = row.text(column + 1),
          .diet = stored_slugs(row.text(column + 2)),
          .allergies = row.text(column + 3),
          .diet_text = row.text(column + 4)};
}

}  // namespace

std::optional<domain::KeptNeeds> NeedsStore::of(domain::PersonId person) const {
  auto row = connection_.statement(
      "SELECT access, access_text, diet, allergies, diet_text, consented_at"
      "  FROM needs WHERE person_id = ?");
  if (!row.bind(person).step()) return std::nullopt;
  return domain::KeptNeeds{read_needs(row, 0), row.time(5)};
}

bool NeedsStore::has(domain::PersonId person) const {
  auto row = connection_.statement("SELECT 1 FROM needs WHERE person_id = ?");
  return row.bind(person).step();
}

std::vector<domain::PersonsNeeds> NeedsStore::at(domain::EventId event) const {
  auto row = connection_.statement(R"sql(
    SELECT name, organisation, state, access, access_text, diet, allergies, diet_text,
           delegate.id
      FROM delegate JOIN needs ON needs.person_id = coalesce(delegate.person_id, delegate.id)
     WHERE event_id = ? AND state IN ('confirmed', 'offered')
     ORDER BY name COLLATE NOCASE, delegate.id)sql");
  row.bind(event);
  std::vector<domain::PersonsNeeds> people;
  while (row.step()) {
    people.push_back({.id = row.id<domain::DelegateId>(8),
                      .name = row.text(0),
                      .organisation = row.text(1),
                      .state = stored_state(row.text(2)),
                      .needs = read_needs(row, 3)});
  }
  return people;
}

int NeedsStore::waiting_at(domain::EventId event) const {
  auto row = connection_.statement(R"sql(
    SELECT count(*)
      FROM delegate JOIN needs ON needs.person_id = coalesce(delegate.person_id, delegate.id)
     WHERE event_id = ? AND state = 'waiting')sql");
  row.bind(event).step();
  return static_cast<int>(row.integer(0));
}

void NeedsStore::keep(domain::PersonId person, const domain::Needs& needs, UtcTime now) {
  remove(person);
  connection_
      .statement(R"sql(
    INSERT INTO needs (person_id, access, access_text, diet, allergies, diet_text,
                       consent_version, consented_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql")
      .bind(person, join(needs.access, " "), needs.access_text, join(needs.diet, " "),
            needs.allergies, needs.diet_text, domain::consent_version, now)
      .run();
}

void NeedsStore::remove(domain::PersonId person) {
  connection_.statement("DELETE FROM needs WHERE person_id = ?").bind(person).run();
}

int NeedsStore::remove_at(domain::EventId event) {
  return connection_
      .statement(R"sql(
    DELETE FROM needs
     WHERE person_id IN (SELECT coalesce(person_id, id) FROM delegate WHERE event_id = ?1)
       AND NOT EXISTS (SELECT 1 FROM delegate AS place JOIN event ON event.id = place.event_id
                        WHERE place.booking_id = (SELECT booking_id FROM delegate
                                                   WHERE id = needs.person_id)
                          AND coalesce(place.person_id, place.id) = needs.person_id
                          AND place.state IN ('confirmed', 'waiting', 'offered')
                          AND event.id <> ?1 AND event.needs_deleted_at IS NULL))sql")
      .bind(event)
      .run();
}

}  // namespace convene::storage
