#include "storage/database.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "storage/data_lock.hpp"
#include "storage/migrations.hpp"
#include "storage/snapshot.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
namespace fs = std::filesystem;
using storage::Connection;
using storage::DatabaseUnusable;
using storage::DataDirectory;
using storage::DataLock;
using storage::Migration;
using storage::open_database;

namespace {

struct Directory {
  support::TemporaryDirectory temporary;
  DataDirectory directory{temporary.path() / "data"};

  std::string database() const { return directory.database().string(); }
  void make_directory() { fs::create_directories(directory.root); }
  void write(std::string_view bytes) {
    make_directory();
    std::ofstream(directory.database(), std::ios::binary) << bytes;
  }
};

// Two steps of a program that is not this one.
const std::vector<Migration> first_only = {{1, "0001_a.sql", "CREATE TABLE a (x INTEGER) STRICT;"}};
const std::vector<Migration> both = {first_only[0],
                                     {2, "0002_b.sql", "CREATE TABLE b (y INTEGER) STRICT;"}};

auto says(std::string sentence) {
  return [sentence = std::move(sentence)](const DatabaseUnusable& failure) {
    BOOST_TEST_INFO("it says: " << failure.what());
    BOOST_TEST(std::string_view(failure.what()).find(sentence) != std::string_view::npos);
    return true;
  };
}

std::int64_t number(Connection& connection, std::string_view sql) {
  auto row = connection.statement(sql);
  BOOST_REQUIRE(row.step());
  return row.integer(0);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database_suite, Directory)

BOOST_AUTO_TEST_CASE(an_empty_directory_gets_a_database_with_every_migration) {
  make_directory();
  const auto connection = open_database(directory);
  const auto migrations = storage::program_migrations();
  BOOST_TEST(number(*connection, "PRAGMA application_id") == storage::application_id);
  BOOST_TEST(number(*connection, "PRAGMA user_version") == std::ssize(migrations));
  BOOST_TEST(number(*connection, "SELECT COUNT(*) FROM migration WHERE length(checksum) = 32") ==
             std::ssize(migrations));
  BOOST_TEST(number(*connection, "SELECT COUNT(*) FROM region") == 9);
  BOOST_TEST(!storage::find_damage(*connection, storage::Thoroughness::full).has_value());
}

BOOST_AUTO_TEST_CASE(only_its_owner_may_read_it) {
  {
    const DataLock lock(directory);
  }
  open_database(directory);
  const auto others = fs::perms::group_all | fs::perms::others_all;
  BOOST_TEST(((fs::status(directory.root).permissions() & others) == fs::perms::none));
  BOOST_TEST(((fs::status(directory.database()).permissions() & others) == fs::perms::none));
}

BOOST_AUTO_TEST_CASE(a_second_start_changes_nothing) {
  make_directory();
  open_database(directory)->execute("INSERT INTO setting (name, value) VALUES ('a', 'b')");
  const auto connection = open_database(directory);
  BOOST_TEST(number(*connection, "SELECT COUNT(*) FROM setting") == 1);
  BOOST_TEST(!fs::exists(directory.copies()));
}

BOOST_AUTO_TEST_CASE(a_start_that_was_broken_off_before_the_first_migration_is_begun_again) {
  make_directory();
  {
    Connection unfinished(directory.database(), Connection::Mode::read_write);
  }
  BOOST_TEST(number(*open_database(directory), "SELECT COUNT(*) FROM region") == 9);
  BOOST_CHECK_NO_THROW(write(""));
}

BOOST_AUTO_TEST_CASE(an_older_database_is_copied_and_brought_forward) {
  make_directory();
  open_database(directory, first_only)->execute("INSERT INTO a (x) VALUES (7)");
  const auto connection = open_database(directory, both);
  BOOST_TEST(number(*connection, "SELECT COUNT(*) FROM b") == 0);
  BOOST_TEST(number(*connection, "SELECT x FROM a") == 7);
  std::vector<fs::path> copies;
  for (const auto& entry : fs::directory_iterator(directory.copies())) {
    copies.push_back(entry.path());
  }
  BOOST_REQUIRE(copies.size() == 1U);
  Connection copy(copies[0], Connection::Mode::plain);
  BOOST_TEST(storage::schema_version(copy) == 1);
  BOOST_TEST(number(copy, "SELECT x FROM a") == 7);
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_the_database_as_it_was) {
  const char* const failing[] = {
      "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
      "CREATE TABLE b (y INTEGER) STRICT; COMMIT;",
  };
  make_directory();
  open_database(directory, first_only);
  for (const char* sql : failing) {
    BOOST_TEST_CONTEXT(sql) {
      const std::vector<Migration> migrations = {first_only[0], {2, "0002_b.sql", sql}};
      BOOST_CHECK_EXCEPTION(open_database(directory, migrations), DatabaseUnusable,
                            says("Migration 0002_b.sql could not be applied"));
      fs::remove_all(directory.copies());
    }
  }
}

BOOST_AUTO_TEST_CASE(migrations_are_applied_all_or_none) {
  make_directory();
  open_database(directory, first_only);
  const std::vector<Migration> migrations = {first_only[0],
                                             {2, "0002_b.sql", "CREATE TABLE b (y INTEGER) STRICT"},
                                             {3, "0003_c.sql", "INSERT INTO nowhere VALUES (1)"}};
  BOOST_CHECK_EXCEPTION(open_database(directory, migrations), DatabaseUnusable,
                        says("Migration 0003_c.sql could not be applied"));
  Connection left(directory.database(), Connection::Mode::plain);
  BOOST_TEST(storage::schema_version(left) == 1);
  BOOST_TEST(number(left, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'") == 0);
}

BOOST_AUTO_TEST_CASE(a_newer_database_is_refused) {
  make_directory();
  open_database(directory, both);
  BOOST_CHECK_EXCEPTION(
      open_database(directory, first_only), DatabaseUnusable,
      says("is from a newer version of Convene (its schema is 2, this program knows 1)"));
}

BOOST_AUTO_TEST_CASE(a_migration_that_was_changed_afterwards_is_refused) {
  make_directory();
  open_database(directory, first_only);
  const std::vector<Migration> changed = {{1, "0001_a.sql", "CREATE TABLE a (x TEXT) STRICT;"}};
  BOOST_CHECK_EXCEPTION(open_database(directory, changed), DatabaseUnusable,
                        says("was made by another form of migration 0001_a.sql"));
}

BOOST_AUTO_TEST_CASE(a_list_of_migrations_that_does_not_add_up_is_refused) {
  make_directory();
  open_database(directory, both)->execute("DELETE FROM migration WHERE version = 2");
  BOOST_CHECK_EXCEPTION(open_database(directory, both), DatabaseUnusable,
                        says("has 2 migrations but lists 1"));
}

BOOST_AUTO_TEST_CASE(the_database_of_another_program_is_refused_and_left_alone) {
  make_directory();
  {
    SQLite::Database other(database(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE recipe (id INTEGER)");
  }
  const auto read = [this] {
    std::ifstream file(database(), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const auto before = read();
  BOOST_CHECK_EXCEPTION(open_database(directory), DatabaseUnusable,
                        says("is not a database of Convene"));
  BOOST_TEST((read() == before));
}

BOOST_AUTO_TEST_CASE(what_is_no_database_is_refused) {
  for (const auto& bytes : {std::string("Dear committee, please find attached"),
                            std::string(8192, '\0'), std::string(8192, 'x')}) {
    write(bytes);
    BOOST_CHECK_EXCEPTION(open_database(directory), DatabaseUnusable,
                          says("cannot be used: file is not a database."));
  }
}

BOOST_AUTO_TEST_CASE(a_damaged_database_is_refused) {
  make_directory();
  open_database(directory);
  const auto size = fs::file_size(directory.database());
  std::fstream file(database(), std::ios::binary | std::ios::in | std::ios::out);
  // Past the first page, which holds the header and the beginning of the schema.
  for (auto offset = 4096U + 512U; offset < size; offset += 1024U) {
    file.seekp(offset);
    file.write("damaged damaged damaged damaged", 31);
  }
  file.close();
  BOOST_CHECK_EXCEPTION(open_database(directory), DatabaseUnusable, says("cannot be used: "));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(data_lock, Directory)

BOOST_AUTO_TEST_CASE(one_server_at_a_time_uses_a_directory) {
  {
    const DataLock first(directory);
    BOOST_CHECK_EXCEPTION(
        DataLock{directory}, DatabaseUnusable,
        says("Another Convene server is using the data directory " + directory.root.string() +
             ". Stop it first, or choose another with --data-dir."));
  }
  BOOST_CHECK_NO_THROW(DataLock{directory});
}

BOOST_AUTO_TEST_CASE(a_directory_that_is_none_or_cannot_be_written_is_refused) {
  make_directory();
  write("a file");
  for (const auto& root : {directory.database(), directory.database() / "below",
                           fs::path("/proc/convene-data"), fs::path("/proc")}) {
    BOOST_TEST_CONTEXT(root) {
      BOOST_CHECK_EXCEPTION(DataLock(DataDirectory{root}), DatabaseUnusable,
                            says("Cannot write in the data directory " + root.string() + ": "));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
