#include "storage/offer_store.hpp"

#include <stdexcept>

namespace convene::storage {
namespace {

using domain::Offer;
using domain::OfferId;

std::optional<domain::OfferOutcome> stored_outcome(const std::string& slug) {
  if (slug.empty()) return std::nullopt;
  const auto outcome = domain::offer_outcome_from(slug);
  if (!outcome) throw std::runtime_error("the database holds an unknown outcome: " + slug);
  return outcome;
}

// REQUIRES: id, party_id, entry_id, clock_from, due_at, is_extended, outcome.
Offer read_offer(const Statement& row) {
  return {.id = row.id<OfferId>(0),
          .party = row.id<domain::PartyId>(1),
          .entry = row.id<domain::WaitingListEntryId>(2),
          .clock_from = row.optional_time(3),
          .due_at = row.time(4),
          .is_extended = row.boolean(5),
          .outcome = stored_outcome(row.is_null(6) ? std::string() : row.text(6))};
}

template <class Key>
std::optional<Offer> find(Connection& connection, std::string_view sql, Key key) {
  auto row = connection.statement(sql);
  if (!row.bind(key).step()) return std::nullopt;
  return read_offer(row);
}

}  // namespace

OfferId OfferStore::add(const domain::WaitingListEntry& entry, UtcTime made_at, UtcTime due_at) {
  connection_
      .statement("INSERT INTO offer (party_id, entry_id, made_at, due_at) VALUES (?, ?, ?, ?)")
      .bind(entry.party, entry.id, made_at, due_at)
      .run();
  return OfferId{connection_.last_insert_id()};
}

std::optional<Offer> OfferStore::by_id(OfferId id) const {
  return find(connection_, R"sql(
    SELECT id, party_id, entry_id, clock_from, due_at, is_extended, outcome
      FROM offer WHERE id = ?)sql",
              id);
}

std::optional<Offer> OfferStore::open_of(domain::PartyId party) const {
  return find(connection_, R"sql(
    SELECT id, party_id, entry_id, clock_from, due_at, is_extended, outcome
      FROM offer WHERE party_id = ? AND outcome IS NULL)sql",
              party);
}

std::optional<Offer> OfferStore::last_of(domain::WaitingListEntryId entry) const {
  return find(connection_, R"sql(
    SELECT id, party_id, entry_id, clock_from, due_at, is_extended, outcome
      FROM offer WHERE entry_id = ? ORDER BY id DESC LIMIT 1)sql",
              entry);
}

std::vector<Offer> OfferStore::due(UtcTime now) const {
  auto row = connection_.statement(R"sql(
    SELECT id, party_id, entry_id, clock_from, due_at, is_extended, outcome
      FROM offer WHERE outcome IS NULL AND due_at <= ? ORDER BY due_at, id)sql");
  row.bind(now);
  std::vector<Offer> offers;
  while (row.step()) offers.push_back(read_offer(row));
  return offers;
}

void OfferStore::start_clock(OfferId id, UtcTime from, UtcTime ends_at, bool flagged) {
  connection_.statement("UPDATE offer SET clock_from = ?, due_at = ?, is_flagged = ? WHERE id = ?")
      .bind(from, ends_at, flagged, id)
      .run();
}

void OfferStore::extend(OfferId id, UtcTime due_at) {
  connection_.statement("UPDATE offer SET is_extended = 1, due_at = ? WHERE id = ?")
      .bind(due_at, id)
      .run();
}

void OfferStore::set_due(OfferId id, UtcTime due_at) {
  connection_.statement("UPDATE offer SET due_at = ? WHERE id = ?").bind(due_at, id).run();
}

void OfferStore::end(OfferId id, domain::OfferOutcome outcome, UtcTime at) {
  connection_.statement("UPDATE offer SET outcome = ?, ended_at = ? WHERE id = ?")
      .bind(domain::slug_of(outcome), at, id)
      .run();
}

}  // namespace convene::storage
