#include "storage/room_rules_store.hpp"

namespace convene::storage {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

domain::RoomRules RoomRulesStore::of_event(domain::EventId event) const {
  domain::RoomRules rules;
  {
    auto row = connection_.statement("SELECT organisation_ceiling FROM event WHERE id = ?");
    if (row.bind(event).step() && !row.is_null(0)) {
      rules.organisation_ceiling = static_cast<int>(row.integer(0));
    }
  }
  {
    auto row = connection_.statement(R"sql(
      SELECT coalesce(sector, ''), coalesce(role, ''), places, keeps_until FROM hold
       WHERE event_id = ? AND released_at IS NULL ORDER BY id)sql");
    row.bind(event);
    while (row.step()) {
      rules.holds.push_back(
          {row.text(0), row.text(1), static_cast<int>(row.integer(2)), row.time(3)});
    }
  }
  auto row = connection_.statement(
      "SELECT sector, places FROM sector_ceiling WHERE event_id = ? ORDER BY sector");
  row.bind(event);
  while (row.step()) {
    rules.sector_ceilings.push_back({row.text(0), static_cast<int>(row.integer(1))});
  }
  return rules;
}

void RoomRulesStore::replace(domain::EventId event, const domain::RoomRules& rules) {
  connection_.statement("UPDATE event SET organisation_ceiling = ? WHERE id = ?")
      .bind(rules.organisation_ceiling, event)
      .run();
  connection_.statement("DELETE FROM hold WHERE event_id = ? AND released_at IS NULL")
      .bind(event)
      .run();
  for (const auto& hold : rules.holds) {
    connection_
        .statement(
            "INSERT INTO hold (event_id, sector, role, places, keeps_until)"
            " VALUES (?, ?, ?, ?, ?)")
        .bind(event, unless_empty(hold.sector), unless_empty(hold.role), hold.places,
              hold.keeps_until)
        .run();
  }
  connection_.statement("DELETE FROM sector_ceiling WHERE event_id = ?").bind(event).run();
  for (const auto& ceiling : rules.sector_ceilings) {
    connection_.statement("INSERT INTO sector_ceiling (event_id, sector, places) VALUES (?, ?, ?)")
        .bind(event, ceiling.sector, ceiling.places)
        .run();
  }
}

int RoomRulesStore::release(domain::EventId event, UtcTime now) {
  return connection_
      .statement(
          "UPDATE hold SET released_at = ?1"
          " WHERE event_id = ?2 AND released_at IS NULL AND keeps_until <= ?1")
      .bind(now, event)
      .run();
}

}  // namespace convene::storage
