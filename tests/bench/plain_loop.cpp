#include "bench/plain_loop.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "embedded/plain_loop.hpp"

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int busy_timeout_ms = 5000;

// What the server's writing connection had.
constexpr auto pragmas =
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA recursive_triggers = ON;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA wal_autocheckpoint = 4000;"
    "PRAGMA journal_size_limit = 67108864;";

SQLite::Database new_database(const fs::path& directory) {
  // As the server does. Of no effect where something else has used SQLite before.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  fs::remove_all(directory);
  fs::create_directories(directory);
  SQLite::Database database(PlainLoop::file(directory),
                            SQLite::OPEN_NOMUTEX | SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                            busy_timeout_ms);
  database.exec(pragmas);
  const std::string schema(embedded::plain_loop().front().content);
  database.exec("BEGIN;" + schema + "COMMIT");
  return database;
}

struct Bytes {
  std::string_view content;
};

void bind(SQLite::Statement& statement, int index, std::int64_t value) {
  statement.bind(index, value);
}
void bind(SQLite::Statement& statement, int index, const std::string& value) {
  statement.bind(index, value);
}
void bind(SQLite::Statement& statement, int index, const char* value) {
  statement.bind(index, std::string(value));
}
void bind(SQLite::Statement& statement, int index, Bytes value) {
  statement.bind(index, value.content.data(), static_cast<int>(value.content.size()));
}
void bind(SQLite::Statement& statement, int index, std::nullptr_t) { statement.bind(index); }

// A statement that is prepared once. Used again, it forgets what was bound, as the server's do.
class Query {
 public:
  Query(SQLite::Database& database, const char* sql) : statement_(database, sql) {}

  template <class... Values>
  Query& bind(const Values&... values) {
    statement_.reset();
    statement_.clearBindings();
    int index = 0;
    (bench::bind(statement_, ++index, values), ...);
    return *this;
  }
  bool step() { return statement_.executeStep(); }
  // To its end; true if there was a row.
  bool run() {
    bool has_rows = false;
    while (statement_.executeStep()) has_rows = true;
    statement_.reset();
    return has_rows;
  }
  std::int64_t integer(int column) { return statement_.getColumn(column).getInt64(); }

 private:
  SQLite::Statement statement_;
};

struct Person {
  explicit Person(std::size_t number)
      : submission_id(fmt::format("bench-{:012}", number)),
        event(fmt::format("event-{}", number % PlainLoop::events)),
        name(fmt::format("Delegate {}", number)),
        email(fmt::format("delegate.{}@example.org", number)),
        organisation(fmt::format("Council {}", number % 500)),
        organisation_key(fmt::format("council {}", number % 500)) {}

  std::string submission_id;
  std::string event;
  std::string name;
  std::string email;
  std::string organisation;
  std::string organisation_key;
};

}  // namespace

struct PlainLoop::Database {
  explicit Database(const fs::path& directory) : file(new_database(directory)) {}

  SQLite::Database file;
  std::mt19937_64 random{1};  // the same people get the same references in every run

  // In the order in which a booking runs them.
  Query begin{file, "BEGIN IMMEDIATE"};
  Query find_submission{file, "SELECT id, request_digest FROM booking WHERE submission_id = ?"};
  Query find_event{
      file,
      "SELECT event.id, event.slug, title, summary, region.name, town, starts_at, ends_at,"
      "       booking_opens_at, booking_closes_at, state, venue_name, venue_address,"
      "       venue_postcode, venue_travel, venue_access, capacity, confirmed, offered, waiting,"
      "       open_places, paused, revision"
      "  FROM event JOIN region ON region.slug = event.region WHERE event.slug = ?"};
  Query find_live_place{file,
                        "SELECT id, coalesce(person_id, id), booking_id FROM delegate"
                        " WHERE event_id = ? AND email_key = ? AND email_key <> ''"
                        "   AND (state = 'confirmed' OR state = 'waiting' OR state = 'offered')"};
  Query find_reference{file, "SELECT 1 FROM booking WHERE reference = ?"};
  Query insert_booking{
      file,
      "INSERT INTO booking (event_id, reference, submission_id, request_digest, contact_name,"
      "                     contact_email, contact_email_key, contact_phone, together,"
      "                     book_straight_away, notice_days, booked_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Query find_organisation_ceiling{file, "SELECT organisation_ceiling FROM event WHERE id = ?"};
  Query find_holds{file,
                   "SELECT coalesce(sector, ''), coalesce(role, ''), places, keeps_until FROM hold"
                   " WHERE event_id = ? AND released_at IS NULL ORDER BY id"};
  Query find_sector_ceilings{
      file, "SELECT sector, places FROM sector_ceiling WHERE event_id = ? ORDER BY sector"};
  Query set_open_places{file, "UPDATE event SET open_places = ? WHERE id = ?"};
  Query insert_delegate{
      file,
      "INSERT INTO delegate (booking_id, event_id, person_id, generation, name, email, email_key,"
      "                      organisation, organisation_key, job_title, sector, sector_text,"
      "                      takes_seat, companion_of, state, standing_id, booked_at, changed_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Query insert_role{file, "INSERT INTO delegate_role (delegate_id, role) VALUES (?, ?)"};
  Query insert_history{
      file,
      "INSERT INTO history (at, actor, account_id, access_token_id, act, event_id, booking_id,"
      "                     delegate_id, before, after)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Query insert_mail{
      file,
      "INSERT INTO outbox (message_id, kind, booking_id, delegate_id, event_id, offer_id, to_name,"
      "                    to_email, position, written_at, next_attempt_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Query commit{file, "COMMIT"};

  std::string random_text(std::size_t size, std::string_view letters) {
    std::string text;
    while (text.size() < size) text += letters[random() % letters.size()];
    return text;
  }

  std::string unused_reference() {
    constexpr std::string_view letters = "23456789CDFGHJKMNPQRTVWXY";
    for (;;) {
      auto reference = random_text(3, letters) + '-' + random_text(3, letters);
      if (!find_reference.bind(reference).run()) return reference;
    }
  }

  std::int64_t write_booking(const Person& person, std::int64_t event, std::int64_t now) {
    const auto reference = unused_reference();
    std::array<std::uint64_t, 4> digest{};
    for (auto& part : digest) part = random();
    const Bytes bytes{{reinterpret_cast<const char*>(digest.data()), sizeof digest}};
    insert_booking
        .bind(event, reference, person.submission_id, bytes, person.name, person.email,
              person.email, "020 7946 0000", 0, 0, 3, now)
        .run();
    return file.getLastInsertRowid();
  }

  void seat(std::int64_t event, std::int64_t open_places) {
    find_organisation_ceiling.bind(event).run();
    find_holds.bind(event).run();
    find_sector_ceilings.bind(event).run();
    set_open_places.bind(open_places - 1, event).run();
  }

  void write_delegate(const Person& person, std::int64_t event, std::int64_t booking,
                      std::int64_t now) {
    insert_delegate
        .bind(booking, event, nullptr, 1, person.name, person.email, person.email,
              person.organisation, person.organisation_key, "Coordinator", "local_authority", "", 1,
              nullptr, "confirmed", nullptr, now, now)
        .run();
    const auto delegate = file.getLastInsertRowid();
    insert_role.bind(delegate, "delegate").run();
    insert_history
        .bind(now, "delegate", nullptr, nullptr, "booked", event, booking, delegate, "",
              "confirmed")
        .run();
  }

  void write_mail(const Person& person, std::int64_t event, std::int64_t booking,
                  std::int64_t now) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    constexpr std::size_t message_id_size = 22;
    insert_mail
        .bind(random_text(message_id_size, letters), "confirmed", booking, nullptr, event, nullptr,
              person.name, person.email, nullptr, now, now)
        .run();
  }
};

PlainLoop::PlainLoop(const fs::path& directory)
    : database_(std::make_unique<Database>(directory)) {}

PlainLoop::~PlainLoop() = default;

void PlainLoop::book() {
  auto& database = *database_;
  const Person person(next_person_++);
  const std::int64_t now = std::time(nullptr);
  database.begin.run();
  const bool is_repeat = database.find_submission.bind(person.submission_id).run();
  auto& found = database.find_event.bind(person.event);
  if (is_repeat || !found.step()) throw std::runtime_error("the loop could not book");
  const auto event = found.integer(0);
  const auto open_places = found.integer(20);
  found.run();
  if (database.find_live_place.bind(event, person.email).run()) {
    throw std::runtime_error("the loop has booked somebody twice");
  }
  const auto booking = database.write_booking(person, event, now);
  database.seat(event, open_places);
  database.write_delegate(person, event, booking, now);
  database.write_mail(person, event, booking, now);
  database.commit.run();
}

LoopResult run_plain_loop(const fs::path& directory, double seconds) {
  using Clock = std::chrono::steady_clock;
  PlainLoop loop(directory);
  LoopResult result;
  const auto cpu_before = std::clock();
  const auto started_at = Clock::now();
  while (result.seconds < seconds) {
    loop.book();
    ++result.bookings;
    result.seconds = std::chrono::duration<double>(Clock::now() - started_at).count();
  }
  result.cpu_seconds = static_cast<double>(std::clock() - cpu_before) / CLOCKS_PER_SEC;
  return result;
}

}  // namespace convene::bench
