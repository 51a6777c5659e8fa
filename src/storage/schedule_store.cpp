#include "storage/schedule_store.hpp"

#include <array>

#include "domain/needs.hpp"
#include "domain/offer_clock.hpp"

namespace convene::storage {
namespace {

using What = ScheduleStore::What;

constexpr std::array<std::pair<What, std::string_view>, 6> queries = {{
    {What::offer, "SELECT due_at, id FROM offer WHERE outcome IS NULL ORDER BY due_at, id LIMIT 1"},
    {What::hold,
     "SELECT keeps_until, event_id FROM hold WHERE released_at IS NULL"
     " ORDER BY keeps_until, event_id LIMIT 1"},
    {What::passed_over,
     "SELECT passed_over_until, id FROM waiting_list_entry WHERE passed_over_until IS NOT NULL"
     " ORDER BY passed_over_until, id LIMIT 1"},
    {What::booking_closes,
     "SELECT booking_closes_at, id FROM event WHERE booking_closed_at IS NULL"
     " ORDER BY booking_closes_at, id LIMIT 1"},
    {What::saving_ends,
     "SELECT starts_at, id FROM event WHERE saving_ended_at IS NULL"
     " ORDER BY starts_at, id LIMIT 1"},
    {What::needs,
     "SELECT ends_at, id FROM event WHERE needs_deleted_at IS NULL ORDER BY ends_at, id LIMIT 1"},
}};

}  // namespace

std::optional<ScheduleStore::Due> ScheduleStore::first() const {
  std::optional<Due> first;
  for (const auto& [what, sql] : queries) {
    auto row = connection_.statement(sql);
    if (!row.step()) continue;
    Due due{row.time(0), what, row.integer(1)};
    if (what == What::saving_ends) due.at -= domain::no_saving_before_start;
    if (what == What::needs) due.at = domain::needs_deleted_at(due.at);
    if (!first || due.at < first->at) first = due;
  }
  return first;
}

void ScheduleStore::record_booking_closed(domain::EventId event, UtcTime at) {
  connection_.statement("UPDATE event SET booking_closed_at = ? WHERE id = ?")
      .bind(at, event)
      .run();
}

void ScheduleStore::record_saving_ended(domain::EventId event, UtcTime at) {
  connection_.statement("UPDATE event SET saving_ended_at = ? WHERE id = ?").bind(at, event).run();
}

void ScheduleStore::record_needs_deleted(domain::EventId event, UtcTime at) {
  connection_.statement("UPDATE event SET needs_deleted_at = ? WHERE id = ?").bind(at, event).run();
}

}  // namespace convene::storage
