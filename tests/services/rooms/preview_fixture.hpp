#pragma once

#include <set>
#include <string>
#include <vector>

#include "services/rooms/service.hpp"
#include "services/waiting_fixture.hpp"

namespace convene::services {

// A capacity, or else other rules.
struct Wish {
  std::string capacity;
  domain::RoomRules rules = {};
};

// A room, what a dry run says of it, and all that it must not change.
class PreviewFixture : public WaitingFixture {
 public:
  // Every row of every table, numbers that were given out included.
  std::vector<std::string> everything() {
    return database_.readers().run_blocking([](storage::Connection& connection) {
      std::vector<std::string> all;
      SQLite::Statement tables(connection.raw(),
                               "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
      while (tables.executeStep()) {
        const auto table = tables.getColumn(0).getString();
        SQLite::Statement query(connection.raw(), "SELECT * FROM \"" + table + "\"");
        while (query.executeStep()) {
          auto line = table;
          for (int column = 0; column < query.getColumnCount(); ++column) {
            line += "|" + query.getColumn(column).getString();
          }
          all.push_back(std::move(line));
        }
      }
      return all;
    });
  }
  std::string last_act() { return rows("SELECT coalesce(max(id), 0) FROM history").front(); }
  // "offered cat at leeds: waiting>offered"
  std::vector<std::string> acts_since(const std::string& last) {
    return rows(
        "SELECT action || ' ' || delegate.name || ' at ' || slug || ': ' || before || '>' || after"
        "  FROM history JOIN delegate ON delegate.id = delegate_id"
        "  JOIN event ON event.id = history.event_id WHERE history.id > " +
        last + " ORDER BY history.id");
  }
  std::set<std::string> blocked() {
    const auto list = run(rooms.waiting_list(cache_.current()->any("leeds")->id, 100));
    std::set<std::string> names;
    for (const auto& party : list.parties) {
      if (!list.blocked.contains(party.entry.id)) continue;
      for (const auto& person : party.people) names.insert(person.name);
    }
    return names;
  }

  domain::result<domain::Preview> preview(const Wish& wish, const std::string& event = "leeds") {
    return wish.capacity.empty() ? run(rooms.preview_rules(organiser, event, wish.rules))
                                 : run(rooms.preview_capacity(organiser, event, wish.capacity));
  }
  domain::result<void> change(const Wish& wish, const std::string& event = "leeds") {
    return wish.capacity.empty() ? run(rooms.change_rules(organiser, event, wish.rules))
                                 : run(rooms.change_capacity(organiser, event, wish.capacity));
  }

  BookingService::Booked waits_at_both(const std::string& name) {
    auto wish = request(name);
    wish.also_wait_for = {"york"};
    return book(wish).value();
  }
  BookingService::Booked waits_from(const std::string& name, const std::string& organisation,
                                    const std::string& sector = "education") {
    auto wish = asked(name);
    wish.delegates[0].organisation = organisation;
    wish.delegates[0].sector = sector;
    return book(wish).value();
  }
  void move_and_wait(const BookingService::Booked& who, const std::string& to) {
    run(service_.move(link(who), {.to = to, .wait = true})).value();
  }
  // Rises with whatever the pages of events show.
  std::uint64_t version() const { return cache_.current()->version; }
  UtcTime in_a_week() { return database_.clock().now() + std::chrono::hours{7 * 24}; }
};

}  // namespace convene::services
