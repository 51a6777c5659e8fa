#include "storage/outbox_pruning.hpp"

#include <optional>
#include <string>

#include "domain/ids.hpp"

namespace convene::storage {
namespace {

// What the columns hold before anything has happened.
constexpr const char* empty_sql = R"sql(
  UPDATE outbox SET reply = '', attempts = 0, attempted_at = NULL, position = NULL)sql";

// The first that is still to be sent is found by its small index: without being told so, SQLite
// looks for it from the first mail ever on.
constexpr const char* next_sql = R"sql(
  SELECT id, written_at FROM outbox
   WHERE id > (SELECT up_to FROM outbox_pruned)
     AND id < coalesce((SELECT min(id) FROM outbox INDEXED BY outbox_due
                         WHERE next_attempt_at IS NOT NULL), 9223372036854775807)
   ORDER BY id LIMIT ?)sql";

}  // namespace

bool OutboxPruning::prune(UtcTime before, UtcTime now, int most) {
  std::optional<domain::MailId> last;
  int count = 0;
  auto row = connection_.statement(next_sql);
  row.bind(most);
  while (row.step() && row.time(1) <= before) {
    last = row.id<domain::MailId>(0);
    ++count;
  }
  if (!last) return false;
  auto statement = connection_.statement(std::string(empty_sql) + R"sql(
     WHERE id > (SELECT up_to FROM outbox_pruned) AND id <= ?1
       AND NOT ((state = 'failed' OR state = 'bounced') AND reply <> ''
                AND (SELECT ends_at FROM event WHERE event.id = event_id) > ?2))sql");
  statement.bind(*last, now).run();
  connection_.statement("UPDATE outbox_pruned SET up_to = ?").bind(*last).run();
  return count == most;
}

bool OutboxPruning::prune_undelivered(UtcTime now, int most) {
  auto statement = connection_.statement(std::string(empty_sql) + R"sql(
     WHERE id IN (SELECT mail.id FROM outbox AS mail INDEXED BY outbox_with_words
                    JOIN event ON event.id = mail.event_id
                   WHERE (mail.state = 'failed' OR mail.state = 'bounced') AND mail.reply <> ''
                     AND mail.id <= (SELECT up_to FROM outbox_pruned) AND event.ends_at <= ?
                   LIMIT ?))sql");
  return statement.bind(now, most).run() == most;
}

}  // namespace convene::storage
