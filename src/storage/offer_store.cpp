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

// What read_offer() expects.
constexpr std::string_view select_offer =
    "SELECT id, party_id, entry_id, clock_from, due_at, is_extended, is_flagged, is_prolonged,"
    " reached_at, outcome FROM offer WHERE ";

Offer read_offer(const Statement& row) {
  return {.id = row.id<OfferId>(0),
          .party = row.id<domain::PartyId>(1),
          .entry = row.id<domain::WaitingListEntryId>(2),
          .clock_from = row.optional_time(3),
          .due_at = row.time(4),
          .is_extended = row.boolean(5),
          .is_flagged = row.boolean(6),
          .is_prolonged = row.boolean(7),
          .reached_at = row.optional_time(8),
          .outcome = stored_outcome(row.is_null(9) ? std::string() : row.text(9))};
}

template <class Key>
std::optional<Offer> find(Connection& connection, std::string_view condition, Key key) {
  auto row = connection.statement(std::string(select_offer) + std::string(condition));
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

std::optional<Offer> OfferStore::by_id(OfferId id) const { return find(connection_, "id = ?", id); }

std::optional<Offer> OfferStore::open_of(domain::PartyId party) const {
  return find(connection_, "party_id = ? AND outcome IS NULL", party);
}

std::optional<Offer> OfferStore::last_of(domain::WaitingListEntryId entry) const {
  return find(connection_, "entry_id = ? ORDER BY id DESC LIMIT 1", entry);
}

bool OfferStore::is_unread(OfferId id) const {
  return connection_.statement("SELECT 1 FROM unread_offer WHERE id = ?").bind(id).step();
}

std::vector<Offer> OfferStore::untold() const {
  auto row = connection_.statement(std::string(select_offer) +
                                   "outcome IS NULL AND (clock_from IS NULL OR id IN (SELECT id "
                                   "FROM unread_offer)) ORDER BY id");
  row.bind();
  std::vector<Offer> offers;
  while (row.step()) offers.push_back(read_offer(row));
  return offers;
}

std::vector<Offer> OfferStore::due(UtcTime now) const {
  auto row = connection_.statement(std::string(select_offer) +
                                   "outcome IS NULL AND due_at <= ? ORDER BY due_at, id");
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

void OfferStore::flag(OfferId id) {
  connection_.statement("UPDATE offer SET is_flagged = 1 WHERE id = ?").bind(id).run();
}

void OfferStore::prolong(OfferId id, UtcTime due_at) {
  connection_.statement("UPDATE offer SET is_prolonged = 1, due_at = ? WHERE id = ?")
      .bind(due_at, id)
      .run();
}

void OfferStore::record_reached(OfferId id, UtcTime at) {
  connection_.statement("UPDATE offer SET reached_at = ? WHERE id = ?").bind(at, id).run();
}

void OfferStore::mark_uncounted(OfferId id) {
  connection_.statement("UPDATE offer SET is_uncounted = 1 WHERE id = ?").bind(id).run();
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
