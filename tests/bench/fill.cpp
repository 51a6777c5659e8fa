#include "bench/fill.hpp"

#include "base/clock.hpp"

namespace convene::bench {
namespace {

constexpr auto insert_events_sql = R"sql(
  INSERT INTO event (slug, title, summary, region, town, starts_at, ends_at, booking_opens_at,
                     booking_closes_at, venue_name, venue_address, venue_postcode, venue_travel,
                     venue_access, state, capacity, open_places)
  WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?1)
  SELECT 'event-' || n, 'Regional network event ' || n,
         'A day for everybody who works with disabled children, young people and their families: in '
         || 'schools and colleges, social care, health and the voluntary sector. Hear how four sides '
         || 'see the same child, and meet the people of your own region who can help.',
         (SELECT slug FROM region WHERE position = 1 + n % 9),
         'Town ' || n, ?2 + (n % 200) * 86400 + 36000, ?2 + (n % 200) * 86400 + 55800,
         ?2 - 8640000, ?2 + (n % 200 - 1) * 86400, 'Hall ' || (n * 7919 % 100003) || substr(hex(randomblob(?4)), 1, 2 * ?4),
         (n * 104729 % 997) || ' Example Road, Town ' || n, 'ZZ1 1ZZ',
         'Ten minutes on foot from the station. Buses stop outside.',
         'Step-free from the street. Hearing loop. Two parking places for blue badges.',
         'published', ?3, ?3
    FROM number)sql";

constexpr auto insert_programmes_sql = R"sql(
  INSERT INTO programme_session (event_id, starts_at, ends_at, title, perspective)
  SELECT event.id, event.starts_at + 2400 * session.n, event.starts_at + 2400 * (session.n + 1),
         session.title, session.perspective
    FROM event,
         (SELECT 0 AS n, 'Registration, tea and coffee' AS title, '' AS perspective
          UNION ALL SELECT 1, 'One plan, not five: what a local offer takes', 'local authority'
          UNION ALL SELECT 2, 'What we tried first, and what we would do again', 'pathfinder'
          UNION ALL SELECT 3, 'The assessment, seen from our kitchen table', 'parent'
          UNION ALL SELECT 4, 'Lunch', ''
          UNION ALL SELECT 5, 'Working together around a very ill child', 'provider') AS session)sql";

// ?1 bookings, of which number n goes to event ?2 + n % ?3. Numbers go on from what is there.
constexpr auto insert_bookings_sql = R"sql(
  INSERT INTO booking (id, event_id, reference, submission_id, request_digest, contact_name,
                       contact_email, contact_phone, booked_at)
  WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?1)
  SELECT ?4 + n, ?2 + n % ?3, printf('R%07d', ?4 + n), hex(randomblob(11)), randomblob(32),
         'Guest ' || (?4 + n), 'guest.' || (?4 + n) || '@example.org', '', ?5
    FROM number)sql";

// One delegate a booking, from booking ?1 on, in the order of the bookings.
constexpr auto insert_delegates_sql = R"sql(
  INSERT INTO delegate (id, booking_id, event_id, name, email, email_key, organisation,
                        organisation_key, job_title, sector, sector_text, takes_seat, state,
                        booked_at, changed_at)
  SELECT id, id, event_id, contact_name, contact_email, contact_email, 'Council ' || (id % 500),
         'council ' || (id % 500), 'Coordinator', 'local_authority', '', 1,
         CASE WHEN place <= capacity THEN 'confirmed' ELSE 'waiting' END, booked_at, booked_at
    FROM (SELECT booking.*, capacity,
                 confirmed + offered + waiting +
                   row_number() OVER (PARTITION BY event_id ORDER BY booking.id) AS place
            FROM booking JOIN event ON event.id = event_id
           WHERE booking.id >= ?1)
   ORDER BY id)sql";

constexpr auto insert_parties_sql = R"sql(
  INSERT INTO party (id, booking_id, together)
  SELECT id, booking_id, 0 FROM delegate WHERE id >= ?1 AND state = 'waiting')sql";

constexpr auto insert_entries_sql = R"sql(
  INSERT INTO waiting_list_entry (id, party_id, event_id, queue_number, seats, joined_at, state)
  SELECT delegate.id, delegate.id, event_id,
         next_queue_number - 1 + row_number() OVER (PARTITION BY event_id ORDER BY delegate.id), 1,
         booked_at, 'waiting'
    FROM delegate JOIN event ON event.id = event_id
   WHERE delegate.id >= ?1 AND delegate.state = 'waiting')sql";

constexpr auto connect_entries_sql =
    "UPDATE delegate SET entry_id = id WHERE id >= ?1 AND state = 'waiting'";

constexpr auto insert_roles_sql =
    "INSERT INTO delegate_role (delegate_id, role) SELECT id, 'delegate' FROM delegate WHERE id >= "
    "?1";

constexpr auto insert_history_sql = R"sql(
  INSERT INTO history (at, actor, action, event_id, booking_id, delegate_id, before, after)
  SELECT booked_at, 'delegate', 'booked', event_id, booking_id, id, '', state
    FROM delegate WHERE id >= ?1)sql";

constexpr auto insert_mails_sql = R"sql(
  INSERT INTO outbox (kind, booking_id, event_id, to_name, to_email, written_at, state, attempts,
                      handed_over_at)
  SELECT state, booking_id, event_id, name, email, booked_at, 'handed_over', 1, booked_at
    FROM delegate WHERE id >= ?1)sql";

constexpr auto count_again_sql = R"sql(
  UPDATE event
     SET next_queue_number = 1 + (SELECT coalesce(max(queue_number), 0) FROM waiting_list_entry
                              WHERE event_id = event.id),
         open_places = max(0, capacity - confirmed - offered - waiting)
   WHERE id IN (SELECT event_id FROM booking WHERE id >= ?1))sql";

std::int64_t number(storage::Connection& connection, std::string_view sql) {
  auto row = connection.statement(sql);
  row.step();
  return row.integer(0);
}

void insert(storage::Connection& connection, int bookings, std::int64_t first_event, int events) {
  const auto first = number(connection, "SELECT coalesce(max(id), 0) + 1 FROM booking");
  connection.statement(insert_bookings_sql)
      .bind(bookings, first_event, events, first, SystemClock().now())
      .run();
  for (const auto* const sql :
       {insert_delegates_sql, insert_roles_sql, insert_parties_sql, insert_entries_sql,
        connect_entries_sql, insert_history_sql, insert_mails_sql, count_again_sql}) {
    connection.statement(sql).bind(first).run();
  }
}

std::int64_t first_event(storage::Connection& connection) {
  return number(connection, "SELECT min(id) FROM event");
}

}  // namespace

void insert_events(storage::Connection& connection, const Events& events) {
  constexpr std::chrono::days until_the_first{30};
  const auto first_day =
      std::chrono::floor<std::chrono::days>(SystemClock().now()) + until_the_first;
  connection.statement(insert_events_sql)
      .bind(events.count, UtcTime{first_day}, events.capacity, events.venue_noise_bytes)
      .run();
  connection.statement(insert_programmes_sql).run();
}

void insert_bookings(storage::Connection& connection, int events, int bookings) {
  insert(connection, bookings, first_event(connection), events);
}

void insert_bookings_at(storage::Connection& connection, int event, int bookings) {
  insert(connection, bookings, first_event(connection) + event, 1);
}

void set_capacity(storage::Connection& connection, int event, int capacity) {
  connection.statement("UPDATE event SET capacity = ?1, open_places = ?1 WHERE id = ?2")
      .bind(capacity, first_event(connection) + event)
      .run();
}

void begin_bulk(storage::Connection& connection) {
  connection.execute(
      "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF; BEGIN");
}

void end_bulk(storage::Connection& connection) {
  connection.execute("COMMIT; PRAGMA journal_mode = WAL");
}

}  // namespace convene::bench
