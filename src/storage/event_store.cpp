#include "storage/event_store.hpp"

#include <stdexcept>

namespace convene::storage {
namespace {

using domain::Event;
using domain::EventId;
using domain::EventState;

EventState state_from(std::string_view slug) {
  const auto state = domain::event_state_from(slug);
  if (!state) throw std::runtime_error("an event in an unknown state");
  return *state;
}

// The columns in the order in which read_facts() takes them.
std::string select_where(std::string_view rest) {
  return "SELECT event.id, event.slug, title, summary, region.name, town, starts_at, ends_at,"
         "       booking_opens_at, booking_closes_at, state, venue_name, venue_address,"
         "       venue_postcode, venue_travel, venue_access, capacity, confirmed, offered, waiting,"
         "       open_places, paused, revision"
         "  FROM event JOIN region ON region.slug = event.region " +
         std::string(rest);
}

// A statement is found again by its text, which must live as long as the connection.
struct Queries {
  const std::string all = select_where("");
  const std::string by_id = select_where("WHERE event.id = ?");
  const std::string by_slug = select_where("WHERE event.slug = ?");
};

const Queries& queries() {
  static const Queries all;
  return all;
}

Event read_facts(const Statement& row) {
  Event event;
  int column = 0;
  event.id = row.id<EventId>(column++);
  event.slug = row.text(column++);
  event.title = row.text(column++);
  event.summary = row.text(column++);
  event.region = row.text(column++);
  event.town = row.text(column++);
  event.starts_at = row.time(column++);
  event.ends_at = row.time(column++);
  event.booking_opens_at = row.time(column++);
  event.booking_closes_at = row.time(column++);
  event.state = state_from(row.text(column++));
  event.venue.name = row.text(column++);
  event.venue.address = row.text(column++);
  event.venue.postcode = row.text(column++);
  event.venue.travel = row.text(column++);
  event.venue.access = row.text(column++);
  event.places.capacity = static_cast<int>(row.integer(column++));
  event.places.confirmed = static_cast<int>(row.integer(column++));
  event.places.offered = static_cast<int>(row.integer(column++));
  event.places.waiting = static_cast<int>(row.integer(column++));
  event.places.open = static_cast<int>(row.integer(column++));
  event.paused = row.boolean(column++);
  event.revision = static_cast<int>(row.integer(column++));
  return event;
}

template <class Key>
std::optional<Event> find_facts(Connection& connection, const std::string& sql, const Key& key) {
  auto found = connection.statement(sql);
  found.bind(key);
  if (!found.step()) return std::nullopt;
  return read_facts(found);
}

}  // namespace

bool EventStore::is_empty() const {
  return !connection_.statement("SELECT 1 FROM event LIMIT 1").step();
}

// Makes them where they stay: thousands of events in one growing piece of memory would be moved
// again and again, and take twice the room.
std::vector<std::shared_ptr<const Event>> EventStore::all_facts() const {
  std::vector<std::shared_ptr<const Event>> events;
  auto row = connection_.statement(queries().all);
  while (row.step()) events.push_back(std::make_shared<const Event>(read_facts(row)));
  return events;
}

std::optional<Event> EventStore::by_id(EventId id) const {
  auto event = facts_by_id(id);
  if (event) event->programme = programme(id);
  return event;
}

std::vector<domain::ProgrammeSession> EventStore::programme(EventId id) const {
  auto row = connection_.statement(
      "SELECT starts_at, ends_at, title, perspective FROM programme_session"
      " WHERE event_id = ? ORDER BY starts_at");
  row.bind(id);
  std::vector<domain::ProgrammeSession> sessions;
  while (row.step()) {
    sessions.push_back({row.time(0), row.time(1), row.text(2), row.text(3)});
  }
  return sessions;
}

std::optional<Event> EventStore::facts_by_id(EventId id) const {
  return find_facts(connection_, queries().by_id, id);
}

std::optional<Event> EventStore::facts_by_slug(std::string_view slug) const {
  return find_facts(connection_, queries().by_slug, slug);
}

EventId EventStore::insert(const Event& event) {
  connection_
      .statement(
          "INSERT INTO event (slug, title, summary, region, town, starts_at, ends_at,"
          "                   booking_opens_at, booking_closes_at, state, venue_name,"
          "                   venue_address, venue_postcode, venue_travel, venue_access, capacity,"
          "                   open_places)"
          " VALUES (?, ?, ?, (SELECT slug FROM region WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          "         ?, ?, ?, ?)")
      .bind(event.slug, event.title, event.summary, event.region, event.town, event.starts_at,
            event.ends_at, event.booking_opens_at, event.booking_closes_at,
            domain::slug_of(event.state), event.venue.name, event.venue.address,
            event.venue.postcode, event.venue.travel, event.venue.access, event.places.capacity,
            event.places.capacity)
      .run();
  const EventId id{connection_.last_insert_id()};
  for (const auto& session : event.programme) {
    connection_
        .statement(
            "INSERT INTO programme_session (event_id, starts_at, ends_at, title, perspective)"
            " VALUES (?, ?, ?, ?, ?)")
        .bind(id, session.starts_at, session.ends_at, session.title, session.perspective)
        .run();
  }
  return id;
}

void EventStore::set_capacity(EventId id, int capacity) {
  connection_.statement("UPDATE event SET capacity = ? WHERE id = ?").bind(capacity, id).run();
}

void EventStore::set_open_places(EventId id, int open_places) {
  connection_.statement("UPDATE event SET open_places = ? WHERE id = ?")
      .bind(open_places, id)
      .run();
}

void EventStore::set_paused(EventId id, bool paused) {
  connection_.statement("UPDATE event SET paused = ? WHERE id = ?").bind(paused, id).run();
}

}  // namespace convene::storage
