#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/keys.hpp"
#include "domain/booking.hpp"
#include "email/composer.hpp"
#include "services/acts/cancel.hpp"
#include "services/acts/join.hpp"
#include "services/places/keeper.hpp"
#include "services/settings/cache.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/event_store.hpp"
#include "support/test_database.hpp"

namespace convene::email {

inline Key link_key() {
  Key key;
  key.bytes.fill(7);
  return key;
}

inline Key mail_id_key() {
  Key key;
  key.bytes.fill(9);
  return key;
}

// A database with one event of one place, and bookings in it whose mail is still to be sent.
class MailFixture {
 public:
  MailFixture() {
    leeds = support::insert_event(database.connection(), support::sample_event("leeds", 1));
    settings.load(database.connection());
    database.start_threads();
  }

  MailFixture(const MailFixture&) = delete;
  MailFixture& operator=(const MailFixture&) = delete;

  static domain::BookingRequest request(const std::string& name) {
    const auto email = name + "@school.example";
    return {.submission_id = name,
            .event = "leeds",
            .contact = {name, email, ""},
            .delegates = {{.name = name, .email = email, .sector = "education"}},
            .wait_if_full = true,
            .book_straight_away = true,
            .notice_days = 0};
  }

  template <class Act>
  auto keep(Act act) {
    return database.writer().run_blocking([&act](storage::Transaction& transaction) {
      services::PlaceKeeper keeper(transaction, domain::Actor::delegate());
      return act(keeper, transaction.connection());
    });
  }

  domain::Booking book(const domain::BookingRequest& request) {
    return keep([&](services::PlaceKeeper& keeper, storage::Connection& connection) {
      const auto event = storage::EventStore(connection).facts_by_id(leeds).value();
      const auto catalogue = storage::CatalogueStore(connection).catalogue();
      return services::join(keeper, event, {}, domain::checked(request, catalogue).value(),
                            "digest", catalogue);
    });
  }
  domain::Booking book(const std::string& name) { return book(request(name)); }

  void cancel(const domain::Booking& booking, const std::vector<domain::PersonId>& who) {
    keep([&](services::PlaceKeeper& keeper, storage::Connection&) {
      services::cancel(keeper, booking, who);
    });
  }
  void cancel(const domain::Booking& booking) { cancel(booking, {booking.delegates.at(0).person}); }

  // What is due, as messages; those that are not true any more are left out.
  std::vector<Message> messages() {
    return database.readers().run_blocking([&](storage::Connection& connection) {
      std::vector<Message> all;
      const auto now = database.clock().now();
      for (const auto& mail : storage::OutboxStore(connection).due(now, 100)) {
        if (auto message = composer.compose(connection, mail, now))
          all.push_back(*std::move(message));
      }
      return all;
    });
  }

  // One line a row, of what the query names.
  std::vector<std::string> rows(const std::string& sql) {
    return database.readers().run_blocking([&sql](storage::Connection& connection) {
      std::vector<std::string> lines;
      SQLite::Statement query(connection.raw(), sql);
      while (query.executeStep()) lines.push_back(query.getColumn(0).getString());
      return lines;
    });
  }

  support::TestDatabase database;
  domain::EventId leeds;
  services::SettingsCache settings;
  Composer composer{settings, {link_key(), mail_id_key()}, "https://events.example.org:8443"};
};

inline std::string contents(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace convene::email
