#include "storage/backup.hpp"

#include <atomic>
#include <fstream>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "base/keys.hpp"
#include "storage/data_lock.hpp"
#include "storage/event_store.hpp"
#include "storage/migrations.hpp"
#include "storage/restore.hpp"
#include "storage/snapshot.hpp"
#include "support/disk_faults.hpp"
#include "support/test_database.hpp"

using namespace convene;
namespace fs = std::filesystem;
using storage::backup;
using storage::Connection;
using storage::DatabaseUnusable;
using storage::DataDirectory;
using storage::restore;

namespace {

constexpr auto now = support::FixedClock::start;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::int64_t number(Connection& connection, std::string_view sql) {
  auto row = connection.statement(sql);
  BOOST_REQUIRE(row.step());
  return row.integer(0);
}

auto says(std::string sentence) {
  return [sentence = std::move(sentence)](const DatabaseUnusable& failure) {
    BOOST_TEST_INFO("it says: " << failure.what());
    BOOST_TEST(std::string_view(failure.what()).find(sentence) != std::string_view::npos);
    return true;
  };
}

// A server's directory, another to restore into, and a place for the backup.
struct TwoServers {
  support::TestDatabase server;
  support::TemporaryDirectory elsewhere;
  fs::path file = elsewhere.path() / "backup.db";
  DataDirectory other{elsewhere.path() / "data"};

  TwoServers() {
    ServerKey::load_or_create(server.directory().key());
    support::insert_event(server.connection(), support::sample_event("leeds"));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backup_suite, TwoServers)

BOOST_AUTO_TEST_CASE(a_backup_brings_back_the_database_and_the_key) {
  backup(server.directory(), file, now);
  BOOST_TEST(!restore(other, file, now).has_value());
  const auto restored = storage::open_database(other);
  BOOST_TEST(storage::EventStore(*restored).all_facts().at(0)->slug == "leeds");
  BOOST_TEST(read(other.key()) == read(server.directory().key()));
  BOOST_TEST(number(*restored, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'backup'") == 0);
}

BOOST_AUTO_TEST_CASE(a_backup_is_one_file_that_its_owner_alone_may_read) {
  backup(server.directory(), file, now);
  const auto entries = fs::directory_iterator(elsewhere.path());
  BOOST_TEST(std::distance(begin(entries), end(entries)) == 1);
  const auto others = fs::perms::group_all | fs::perms::others_all;
  BOOST_TEST(((fs::status(file).permissions() & others) == fs::perms::none));
}

BOOST_AUTO_TEST_CASE(the_key_is_nowhere_in_the_database_that_was_restored) {
  const auto key = read(server.directory().key());
  backup(server.directory(), file, now);
  BOOST_TEST((read(file).find(key) != std::string::npos));
  restore(other, file, now);
  BOOST_TEST((read(other.database()).find(key) == std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_backup_sees_one_moment_while_the_server_writes) {
  server.start_threads();
  std::atomic<int> written = 0;
  const std::jthread people([&](const std::stop_token& stop) {
    for (int index = 0; !stop.stop_requested(); ++index) {
      server.writer().run_blocking([index](storage::Transaction& transaction) {
        for (const auto* half : {"left ", "right "}) {
          transaction.connection()
              .statement("INSERT INTO setting (name, value) VALUES (?, '')")
              .bind(half + std::to_string(index))
              .run();
        }
      });
      ++written;
    }
  });
  for (int copy = 0; copy < 5; ++copy) {
    const int before = written;
    while (written < before + 5) std::this_thread::yield();
    const auto target = elsewhere.path() / std::to_string(copy);
    backup(server.directory(), target, now);
    Connection connection(target, Connection::Mode::plain);
    const auto rows = number(connection, "SELECT COUNT(*) FROM setting");
    BOOST_TEST(rows % 2 == 0);
    BOOST_TEST(rows >= 2 * (before + 5));
  }
}

BOOST_AUTO_TEST_CASE(a_backup_never_replaces_a_file) {
  std::ofstream(file) << "precious";
  BOOST_CHECK_EXCEPTION(backup(server.directory(), file, now), DatabaseUnusable,
                        says("exists already"));
  BOOST_TEST(read(file) == "precious");
}

BOOST_AUTO_TEST_CASE(a_backup_that_cannot_be_written_leaves_nothing) {
  const auto nowhere = elsewhere.path() / "missing" / "backup.db";
  BOOST_CHECK_EXCEPTION(backup(server.directory(), nowhere, now), DatabaseUnusable,
                        says("Cannot write " + nowhere.string()));
  {
    support::DiskFaults disk;
    disk.fail_writes(SQLITE_FULL);
    BOOST_CHECK_EXCEPTION(backup(server.directory(), file, now), DatabaseUnusable,
                          says("database or disk is full"));
  }
  BOOST_TEST(fs::is_empty(elsewhere.path()));
}

BOOST_AUTO_TEST_CASE(there_is_no_backup_of_nothing) {
  BOOST_CHECK_EXCEPTION(backup(other, file, now), DatabaseUnusable, says("There is no database"));
  fs::remove(server.directory().key());
  BOOST_CHECK_EXCEPTION(backup(server.directory(), file, now), DatabaseUnusable, says("key file"));
}

BOOST_AUTO_TEST_CASE(what_was_deleted_is_not_in_the_backup) {
  const std::string secret = "somebody@example.org";
  server.connection()
      .statement("INSERT INTO setting (name, value) VALUES ('a', ?)")
      .bind(secret)
      .run();
  server.connection().execute("DELETE FROM setting");
  backup(server.directory(), file, now);
  BOOST_TEST((read(file).find(secret) == std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(restore_suite, TwoServers)

BOOST_AUTO_TEST_CASE(a_running_server_is_never_restored_over) {
  backup(server.directory(), file, now);
  const storage::DataLock running(server.directory());
  BOOST_CHECK_EXCEPTION(restore(server.directory(), file, now), DatabaseUnusable,
                        says("Another Convene server is using the data directory"));
}

BOOST_AUTO_TEST_CASE(a_database_with_newer_rows_is_never_restored_over) {
  restore(other, (backup(server.directory(), file, now), file), now);
  storage::open_database(other)->execute(
      "INSERT INTO history (at, actor, action, before, after) VALUES (0, 'clock', 'booked', '', "
      "'')");
  BOOST_CHECK_EXCEPTION(restore(other, file, now), DatabaseUnusable,
                        says("has changes that the backup " + file.string() + " lacks"));
  BOOST_TEST(number(*storage::open_database(other), "SELECT COUNT(*) FROM history") == 1);

  fs::rename(other.database(), other.root / "away.db");
  BOOST_CHECK_NO_THROW(restore(other, file, now));
  BOOST_TEST(number(*storage::open_database(other), "SELECT COUNT(*) FROM history") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_replaced_is_kept_with_its_key) {
  backup(server.directory(), file, now);
  fs::create_directories(other.root);
  storage::open_database(other)->execute("INSERT INTO setting (name, value) VALUES ('old', '')");
  ServerKey::load_or_create(other.key());
  const auto old_key = read(other.key());

  const auto kept = restore(other, file, now);
  BOOST_REQUIRE(kept.has_value());
  const DataDirectory replaced{*kept};
  BOOST_TEST(number(*storage::open_database(replaced), "SELECT COUNT(*) FROM setting") == 1);
  BOOST_TEST(read(replaced.key()) == old_key);
  BOOST_TEST(number(*storage::open_database(other), "SELECT COUNT(*) FROM event") == 1);
  BOOST_TEST(read(other.key()) == read(server.directory().key()));
}

BOOST_AUTO_TEST_CASE(a_damaged_database_is_replaced_and_the_log_of_the_old_one_goes) {
  backup(server.directory(), file, now);
  fs::create_directories(other.root);
  std::ofstream(other.database()) << "not a database at all";
  std::ofstream(other.database().string() + "-wal") << "a log of long ago";
  BOOST_TEST(restore(other, file, now).has_value());
  BOOST_TEST(!fs::exists(other.database().string() + "-wal"));
  BOOST_TEST(number(*storage::open_database(other), "SELECT COUNT(*) FROM event") == 1);
}

BOOST_AUTO_TEST_CASE(restoring_twice_is_restoring_once) {
  backup(server.directory(), file, now);
  restore(other, file, now);
  BOOST_CHECK_NO_THROW(restore(other, file, now + std::chrono::seconds{1}));
  BOOST_TEST(number(*storage::open_database(other), "SELECT COUNT(*) FROM event") == 1);
}

BOOST_AUTO_TEST_CASE(a_copy_made_before_a_migration_leaves_the_key_as_it_is) {
  storage::write_snapshot(server.connection(), file);
  fs::create_directories(other.root);
  ServerKey::load_or_create(other.key());
  const auto key = read(other.key());
  restore(other, file, now);
  BOOST_TEST(read(other.key()) == key);
  BOOST_TEST(number(*storage::open_database(other), "SELECT COUNT(*) FROM event") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_backup_is_refused) {
  BOOST_CHECK_EXCEPTION(restore(other, file, now), DatabaseUnusable, says("There is no backup"));

  std::ofstream(file) << "not a database at all, just text";
  BOOST_CHECK_EXCEPTION(restore(other, file, now), DatabaseUnusable, says("cannot be restored"));

  fs::remove(file);
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE recipe (id INTEGER)");
  BOOST_CHECK_EXCEPTION(restore(other, file, now), DatabaseUnusable,
                        says("is not a database of Convene"));
  BOOST_TEST(!fs::exists(other.database()));
}

BOOST_AUTO_TEST_CASE(a_backup_of_a_newer_program_is_refused) {
  backup(server.directory(), file, now);
  Connection(file, Connection::Mode::plain).execute("PRAGMA user_version = 999");
  BOOST_CHECK_EXCEPTION(restore(other, file, now), DatabaseUnusable,
                        says("is from a newer version of Convene"));
}

BOOST_AUTO_TEST_CASE(a_damaged_backup_is_refused) {
  backup(server.directory(), file, now);
  Connection(file, Connection::Mode::plain)
      .execute("PRAGMA foreign_keys = OFF; UPDATE event SET region = 'nowhere'");
  BOOST_CHECK_EXCEPTION(restore(other, file, now), DatabaseUnusable, says("is damaged: "));
  BOOST_TEST(!fs::exists(other.database()));
}

BOOST_AUTO_TEST_SUITE_END()
