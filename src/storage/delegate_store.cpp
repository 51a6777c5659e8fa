#include "storage/delegate_store.hpp"

#include "domain/email_address.hpp"
#include "domain/organisation.hpp"
#include "storage/delegate_text.hpp"

namespace convene::storage {
namespace {

// What is_live() says, in the words of the unique index, so that SQLite uses it.
constexpr std::string_view live_with_address_sql = R"sql(
  SELECT id, coalesce(person_id, id), booking_id FROM delegate
   WHERE event_id = ? AND email_key = ? AND email_key <> ''
     AND (state = 'confirmed' OR state = 'waiting' OR state = 'offered'))sql";

// One row a delegate, and their roles, in the catalogue's order, as one text.
constexpr std::string_view delegate_columns = R"sql(
  delegate.id, delegate.booking_id, delegate.event_id, delegate.name, delegate.email,
  delegate.organisation, delegate.job_title, delegate.sector, delegate.sector_text,
  delegate.takes_seat, delegate.companion_of, delegate.state,
  coalesce(delegate.person_id, delegate.id), delegate.generation, delegate.entry_id,
  (SELECT slug FROM event WHERE event.id = delegate.event_id),
  (SELECT due_at FROM offer
    WHERE offer.entry_id = delegate.entry_id AND outcome IS NULL AND clock_from IS NOT NULL),
  (SELECT group_concat(slug, ' ')
     FROM (SELECT slug FROM delegate_role JOIN role ON slug = role
            WHERE delegate_id = delegate.id ORDER BY role.position)))sql";

// Serves few delegates: counts who is ahead of each, waiting or asked.
constexpr std::string_view counted_position = R"sql(,
  CASE WHEN delegate.state = 'waiting' THEN
    (SELECT 1 + coalesce(sum(ahead.seats), 0)
       FROM waiting_list_entry AS own
       JOIN waiting_list_entry AS ahead ON ahead.event_id = own.event_id
      WHERE own.id = delegate.entry_id AND ahead.state <> 'ended'
        AND ahead.queue_number < own.queue_number)
  END)sql";

constexpr std::string_view of_their_booking = R"sql(,
  booking.reference, booking.contact_name, booking.contact_email, booking.contact_phone,
  delegate.booked_at)sql";

// REQUIRES: a row of delegate_columns with the position behind them.
domain::Delegate read_delegate(const Statement& row) {
  domain::Delegate delegate{
      .id = row.id<domain::DelegateId>(0),
      .booking = row.id<domain::BookingId>(1),
      .event = row.id<domain::EventId>(2),
      .event_slug = row.text(15),
      .person = row.id<domain::PersonId>(12),
      .generation = static_cast<int>(row.integer(13)),
      .name = row.text(3),
      .email = row.text(4),
      .organisation = row.text(5),
      .job_title = row.text(6),
      .sector = row.text(7),
      .sector_text = row.text(8),
      .roles = stored_slugs(row.text(17)),
      .takes_seat = row.boolean(9),
      .companion_of = row.optional_id<domain::DelegateId>(10),
      .state = stored_state(row.text(11)),
      .entry = row.optional_id<domain::WaitingListEntryId>(14),
      .offer_ends_at = row.optional_time(16),
  };
  if (!row.is_null(18)) delegate.position = static_cast<int>(row.integer(18));
  return delegate;
}

// REQUIRES: of_their_booking behind it.
domain::ListedDelegate read_listed(const Statement& row) {
  return {.delegate = read_delegate(row),
          .reference = row.text(19),
          .contact = {row.text(20), row.text(21), row.text(22)},
          .booked_at = row.time(23)};
}

// " confirmed waiting ", in which a state between spaces is looked for.
std::string spaced(const std::vector<domain::DelegateState>& states) {
  std::string text;
  for (const auto state : states) text.append(" ").append(domain::slug_of(state)).append(" ");
  return text;
}

std::string sql(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const auto part : parts) whole += part;
  return whole;
}

}  // namespace

std::vector<domain::Delegate> DelegateStore::of_booking(domain::BookingId booking) const {
  static const std::string text =
      sql({"SELECT ", delegate_columns, counted_position,
           " FROM delegate WHERE delegate.booking_id = ? ORDER BY delegate.id"});
  auto statement = connection_.statement(text);
  statement.bind(booking);
  std::vector<domain::Delegate> delegates;
  while (statement.step()) delegates.push_back(read_delegate(statement));
  return delegates;
}

std::optional<domain::ListedDelegate> DelegateStore::by_id(domain::DelegateId id) const {
  static const std::string text = sql(
      {"SELECT ", delegate_columns, counted_position, of_their_booking,
       " FROM delegate JOIN booking ON booking.id = delegate.booking_id WHERE delegate.id = ?"});
  auto statement = connection_.statement(text);
  if (!statement.bind(id).step()) return std::nullopt;
  return read_listed(statement);
}

std::vector<domain::ListedDelegate> DelegateStore::list(
    const domain::DelegateFilter& filter) const {
  // Every waiter's number in one pass: counting for each who is ahead would read a long list once
  // for each line of it.
  static const std::string text = sql({R"sql(
    WITH line AS (
      SELECT id, 1 - seats + sum(seats) OVER (PARTITION BY event_id ORDER BY queue_number)
                 AS position
        FROM waiting_list_entry
       WHERE state <> 'ended' AND (?1 IS NULL OR event_id = ?1))
    SELECT )sql",
                                       delegate_columns, ", line.position", of_their_booking, R"sql(
      FROM delegate
      JOIN booking ON booking.id = delegate.booking_id
      JOIN event ON event.id = delegate.event_id
      LEFT JOIN line ON delegate.state = 'waiting' AND line.id = delegate.entry_id
     WHERE (?1 IS NULL OR delegate.event_id = ?1)
       AND (?2 = '' OR instr(?2, ' ' || delegate.state || ' '))
       AND (?3 = '' OR EXISTS (SELECT 1 FROM delegate_role
                                WHERE delegate_id = delegate.id AND role = ?3))
       AND (?4 = '' OR delegate.sector = ?4)
     ORDER BY event.starts_at, event.slug, delegate.name COLLATE NOCASE, delegate.id)sql"});
  auto statement = connection_.statement(text);
  statement.bind(filter.event, spaced(filter.states), filter.role, filter.sector);
  std::vector<domain::ListedDelegate> delegates;
  while (statement.step()) delegates.push_back(read_listed(statement));
  return delegates;
}

std::optional<DelegateStore::AddressedPlace> DelegateStore::live_with_address(
    domain::EventId event, std::string_view email_key) const {
  auto statement = connection_.statement(live_with_address_sql);
  if (!statement.bind(event, email_key).step()) return std::nullopt;
  return AddressedPlace{.delegate = statement.id<domain::DelegateId>(0),
                        .person = statement.id<domain::PersonId>(1),
                        .booking = statement.id<domain::BookingId>(2)};
}

domain::DelegateId DelegateStore::insert(const domain::Delegate& delegate, UtcTime booked_at) {
  auto statement = connection_.statement(R"sql(
    INSERT INTO delegate (booking_id, event_id, person_id, generation, name, email, email_key,
                          organisation, organisation_key, job_title, sector, sector_text,
                          takes_seat, companion_of, state, entry_id, booked_at, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  statement
      .bind(delegate.booking, delegate.event,
            delegate.is_new_person() ? std::nullopt : std::optional(delegate.person),
            delegate.generation, delegate.name, delegate.email, domain::email_key(delegate.email),
            delegate.organisation, domain::organisation_key(delegate.organisation),
            delegate.job_title, delegate.sector, delegate.sector_text, delegate.takes_seat,
            delegate.companion_of, domain::slug_of(delegate.state), delegate.entry, booked_at,
            booked_at)
      .run();
  const domain::DelegateId id{connection_.last_insert_id()};
  insert_roles(id, delegate.roles);
  return id;
}

void DelegateStore::insert_roles(domain::DelegateId id, const std::vector<std::string>& roles) {
  auto statement =
      connection_.statement("INSERT INTO delegate_role (delegate_id, role) VALUES (?, ?)");
  for (const auto& role : roles) statement.bind(id, role).run();
}

void DelegateStore::set_companion_of(domain::DelegateId companion,
                                     std::optional<domain::DelegateId> delegate) {
  auto statement = connection_.statement("UPDATE delegate SET companion_of = ? WHERE id = ?");
  statement.bind(delegate, companion).run();
}

void DelegateStore::set_state(domain::DelegateId id, domain::DelegateState state,
                              UtcTime changed_at) {
  auto statement = connection_.statement(R"sql(
    UPDATE delegate
       SET state = ?1, changed_at = ?2,
           entry_id = CASE WHEN ?1 IN ('waiting', 'offered') THEN entry_id END
     WHERE id = ?3)sql");
  statement.bind(domain::slug_of(state), changed_at, id).run();
}

void DelegateStore::set_entry(domain::DelegateId id, domain::WaitingListEntryId entry) {
  connection_.statement("UPDATE delegate SET entry_id = ? WHERE id = ?").bind(entry, id).run();
}

void DelegateStore::replace_person(domain::DelegateId id, const NewIdentity& identity,
                                   UtcTime changed_at) {
  connection_
      .statement(
          "UPDATE delegate SET name = ?, email = ?, email_key = ?, job_title = ?,"
          "                    generation = generation + 1, changed_at = ? WHERE id = ?")
      .bind(identity.name, identity.email, domain::email_key(identity.email), identity.job_title,
            changed_at, id)
      .run();
}

void DelegateStore::correct_person(domain::PersonId person, const NewIdentity& identity,
                                   bool new_link, UtcTime changed_at) {
  auto statement = connection_.statement(R"sql(
    UPDATE delegate
       SET name = ?, email = ?, email_key = ?, job_title = ?, generation = generation + ?,
           changed_at = ?
     WHERE booking_id = (SELECT booking_id FROM delegate WHERE id = ?7)
       AND coalesce(person_id, id) = ?7)sql");
  statement
      .bind(identity.name, identity.email, domain::email_key(identity.email), identity.job_title,
            new_link ? 1 : 0, changed_at, person)
      .run();
}

void DelegateStore::set_organisation(domain::DelegateId id, std::string_view organisation,
                                     UtcTime changed_at) {
  connection_
      .statement(
          "UPDATE delegate SET organisation = ?, organisation_key = ?, changed_at = ?"
          " WHERE id = ?")
      .bind(organisation, domain::organisation_key(organisation), changed_at, id)
      .run();
}

void DelegateStore::set_roles(domain::DelegateId id, const std::vector<std::string>& roles,
                              bool takes_seat, UtcTime changed_at) {
  connection_.statement("DELETE FROM delegate_role WHERE delegate_id = ?").bind(id).run();
  insert_roles(id, roles);
  auto statement =
      connection_.statement("UPDATE delegate SET takes_seat = ?, changed_at = ? WHERE id = ?");
  statement.bind(takes_seat, changed_at, id).run();
}

void DelegateStore::set_sector(domain::DelegateId id, std::string_view sector,
                               std::string_view sector_text, UtcTime changed_at) {
  auto statement = connection_.statement(
      "UPDATE delegate SET sector = ?, sector_text = ?, changed_at = ? WHERE id = ?");
  statement.bind(sector, sector_text, changed_at, id).run();
}

}  // namespace convene::storage
