#include "simulation/program/database_view.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace convene::simulation {
namespace {

using Names = std::map<domain::PersonId, Who>;

State state_from(const std::string& slug) {
  for (const auto state : {State::confirmed, State::offered, State::waiting, State::cancelled,
                           State::expired, State::declined}) {
    if (word_for(state) == slug) return state;
  }
  throw std::runtime_error("an unknown state: " + slug);
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> all;
  std::string word;
  for (const char sign : text + " ") {
    if (sign != ' ') {
      word += sign;
    } else if (!word.empty()) {
      all.push_back(std::exchange(word, {}));
    }
  }
  return all;
}

std::int64_t read_event(storage::Connection& connection, const std::string& slug,
                        Picture& picture) {
  auto found = connection.statement(
      "SELECT id, starts_at, capacity, paused, organisation_ceiling, confirmed, offered, waiting,"
      "       open_places FROM event WHERE slug = ?");
  found.bind(slug);
  if (!found.step()) throw std::logic_error("no such event");
  picture.starts_at = found.time(1);
  picture.capacity = static_cast<int>(found.integer(2));
  picture.is_paused = found.boolean(3);
  if (!found.is_null(4)) {
    picture.rules.organisation_ceiling = static_cast<int>(found.integer(4));
  }
  picture.confirmed = static_cast<int>(found.integer(5));
  picture.offered = static_cast<int>(found.integer(6));
  picture.waiting = static_cast<int>(found.integer(7));
  picture.open_places = static_cast<int>(found.integer(8));
  return found.integer(0);
}

void read_rules(storage::Connection& connection, std::int64_t event, Rules& rules) {
  auto holds = connection.statement(
      "SELECT coalesce(sector, ''), coalesce(role, ''), places, keeps_until"
      "  FROM hold WHERE event_id = ? AND released_at IS NULL ORDER BY id");
  holds.bind(event);
  while (holds.step()) {
    rules.holds.push_back({.sector = holds.text(0),
                           .role = holds.text(1),
                           .places = static_cast<int>(holds.integer(2)),
                           .keeps_until = holds.time(3)});
  }
  auto ceilings = connection.statement(
      "SELECT sector, places FROM sector_ceiling WHERE event_id = ? ORDER BY sector");
  ceilings.bind(event);
  while (ceilings.step()) {
    rules.sector_ceilings.push_back({ceilings.text(0), static_cast<int>(ceilings.integer(1))});
  }
}

// Who stands where, for the list.
std::multimap<std::int64_t, Who> read_people(storage::Connection& connection, std::int64_t event,
                                             const Names& names, Picture& picture) {
  std::multimap<std::int64_t, Who> entry;
  auto rows = connection.statement(
      "SELECT coalesce(person_id, id), state, takes_seat, sector, organisation, email, entry_id,"
      "       (SELECT group_concat(role, ' ') FROM delegate_role WHERE delegate_id = delegate.id)"
      "  FROM delegate"
      " WHERE event_id = ? AND state IN ('confirmed', 'offered', 'waiting') ORDER BY id");
  rows.bind(event);
  while (rows.step()) {
    const auto who = names.at(rows.id<domain::PersonId>(0));
    auto roles = words(rows.text(7));
    std::ranges::sort(roles);
    picture.people.push_back({.who = who,
                              .state = state_from(rows.text(1)),
                              .takes_seat = rows.boolean(2),
                              .seat_request = {rows.text(3), roles, comparable(rows.text(4))},
                              .email = rows.text(5)});
    if (!rows.is_null(6)) entry.emplace(rows.integer(6), who);
  }
  put_in_room_order(picture.people);
  return entry;
}

void read_list(storage::Connection& connection, std::int64_t event,
               const std::multimap<std::int64_t, Who>& entry, Picture& picture) {
  auto rows = connection.statement(
      "SELECT entry.id, entry.seats, entry.state, skips, kept_position, expired_offers,"
      "       saves_places, passed_over_until, book_straight_away, notice_days,"
      "       offer.entry_id, offer.made_at, clock_from, due_at, is_extended, is_flagged,"
      "       EXISTS (SELECT 1 FROM waiting_list_entry AS other"
      "                WHERE other.party_id = entry.party_id"
      "                  AND other.id <> entry.id AND other.saves_places = 1),"
      "       is_prolonged, reached_at NOT NULL, party.is_out_of_reach"
      "  FROM waiting_list_entry AS entry JOIN party ON party.id = entry.party_id"
      "       JOIN booking ON booking.id = party.booking_id"
      "       LEFT JOIN offer ON offer.party_id = party.id AND outcome IS NULL"
      " WHERE entry.event_id = ? AND entry.state <> 'ended' ORDER BY queue_number");
  rows.bind(event);
  while (rows.step()) {
    Waiter waiter{.seats = static_cast<int>(rows.integer(1)),
                  .state = state_from(rows.text(2)),
                  .skips = static_cast<int>(rows.integer(3)),
                  .kept_position = static_cast<int>(rows.integer(4)),
                  .expired_offers = static_cast<int>(rows.integer(5)),
                  .saves_places = rows.boolean(6),
                  .passed_over_until = rows.optional_time(7),
                  .is_out_of_reach = rows.boolean(19),
                  .saves_elsewhere = rows.boolean(16),
                  .straight_away = rows.boolean(8),
                  .notice_days = static_cast<int>(rows.integer(9))};
    const auto [first, last] = entry.equal_range(rows.integer(0));
    for (auto who = first; who != last; ++who) waiter.who.push_back(who->second);
    std::ranges::sort(waiter.who);
    if (!rows.is_null(10) && rows.integer(10) == rows.integer(0)) {
      waiter.offer =
          OpenOffer{rows.time(11),    rows.optional_time(12), rows.time(13),   rows.boolean(14),
                    rows.boolean(15), rows.boolean(17),       rows.boolean(18)};
    } else {
      waiter.has_offer_elsewhere = !rows.is_null(10);
    }
    picture.list.push_back(std::move(waiter));
  }
}

}  // namespace

Picture picture_of(storage::Connection& connection, const std::string& slug, int event,
                   const Names& names) {
  Picture picture{.event = event};
  const auto id = read_event(connection, slug, picture);
  read_rules(connection, id, picture.rules);
  const auto entry = read_people(connection, id, names, picture);
  read_list(connection, id, entry, picture);
  return picture;
}

std::string contradiction_in(storage::Connection& connection) {
  struct Rule {
    const char* what;
    const char* sql;  // finds what breaks it
  };
  static constexpr Rule rules[] = {
      {"an event counts its people wrongly",
       "SELECT slug FROM event WHERE confirmed <> (SELECT count(*) FROM delegate WHERE takes_seat"
       "   AND event_id = event.id AND state = 'confirmed') OR offered <> (SELECT count(*) FROM"
       " delegate WHERE takes_seat AND event_id = event.id AND state = 'offered')"},
      {"somebody waits in no list, or stands in one without waiting",
       "SELECT id FROM delegate WHERE (state IN ('waiting', 'offered')) <> (entry_id NOT NULL)"},
      {"somebody is not in the state in which they stand",
       "SELECT delegate.id FROM delegate JOIN waiting_list_entry AS entry ON entry.id = entry_id"
       " WHERE delegate.state <> entry.state OR delegate.event_id <> entry.event_id"},
      {"a list counts the seats of a party wrongly",
       "SELECT id FROM waiting_list_entry AS entry WHERE state <> 'ended'"
       " AND seats <> (SELECT count(*) FROM delegate WHERE entry_id = entry.id AND takes_seat)"},
      {"a place is held without an offer, or an offer without a place",
       "SELECT id FROM waiting_list_entry AS entry"
       " WHERE (state = 'offered') <> EXISTS (SELECT 1 FROM offer WHERE entry_id = entry.id AND "
       "outcome IS NULL)"},
      {"a person has two places of one booking",
       "SELECT min(delegate.id) FROM delegate JOIN event ON event.id = event_id"
       " WHERE delegate.state = 'confirmed' GROUP BY coalesce(person_id, delegate.id)"
       " HAVING count(*) > 1"},
      {"an offer has no mail",
       "SELECT id FROM offer WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE offer_id = offer.id)"},
  };
  for (const auto& [what, sql] : rules) {
    auto broken = connection.statement(sql);
    broken.bind();
    if (broken.step()) return fmt::format("{}: {}", what, broken.text(0));
  }
  return {};
}

}  // namespace convene::simulation
