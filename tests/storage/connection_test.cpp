#include "storage/connection.hpp"

#include <boost/test/unit_test.hpp>

#include "domain/ids.hpp"
#include "support/test_database.hpp"

using namespace convene;
using storage::Blob;
using storage::Connection;

BOOST_FIXTURE_TEST_SUITE(connection_suite, support::TestDatabase)

BOOST_AUTO_TEST_CASE(values_come_back_as_they_were_bound) {
  const std::string text("text with \0 in it", 17);
  const UtcTime time = support::FixedClock::start;
  auto row = connection().statement("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, typeof(?8)");
  row.bind(7, std::int64_t{1} << 40, true, text, "literal", domain::EventId{9}, time,
           Blob{std::string_view("\x00\xff", 2)}, std::optional<UtcTime>());
  BOOST_REQUIRE(row.step());
  BOOST_TEST(row.integer(0) == 7);
  BOOST_TEST(row.integer(1) == std::int64_t{1} << 40);
  BOOST_TEST(row.boolean(2));
  BOOST_TEST(row.text(3) == text);
  BOOST_TEST(row.text(4) == "literal");
  BOOST_TEST((row.id<domain::EventId>(5) == domain::EventId{9}));
  BOOST_TEST((row.time(6) == time));
  BOOST_TEST(row.blob(7) == std::string("\x00\xff", 2));
  BOOST_TEST(row.is_null(8));
  BOOST_TEST(!row.optional_time(8));
  BOOST_TEST(!row.optional_id<domain::EventId>(8));
  BOOST_TEST((row.optional_time(6) == time));
  BOOST_TEST(row.text(9) == "blob");
  BOOST_TEST(!row.step());
}

BOOST_AUTO_TEST_CASE(an_empty_blob_is_not_null) {
  auto row = connection().statement("SELECT typeof(?)");
  row.bind(Blob{});
  BOOST_REQUIRE(row.step());
  BOOST_TEST(row.text(0) == "blob");
}

BOOST_AUTO_TEST_CASE(a_statement_is_given_back_reset_and_without_its_values) {
  constexpr auto sql = "SELECT value FROM (SELECT ? AS value UNION ALL SELECT 'second')";
  {
    auto row = connection().statement(sql);
    row.bind("first");
    BOOST_REQUIRE(row.step());
    BOOST_TEST(row.text(0) == "first");
  }
  auto row = connection().statement(sql);
  BOOST_REQUIRE(row.step());
  BOOST_TEST(row.is_null(0));
}

BOOST_AUTO_TEST_CASE(a_statement_within_itself_is_a_mistake_that_is_told) {
  constexpr auto sql = "SELECT slug FROM region";
  auto outer = connection().statement(sql);
  BOOST_REQUIRE(outer.step());
  BOOST_CHECK_THROW(connection().statement(sql), std::logic_error);
  BOOST_TEST(outer.step());
}

BOOST_AUTO_TEST_CASE(binding_again_begins_anew) {
  auto insert = connection().statement("INSERT INTO setting (name, value) VALUES (?, '')");
  for (const auto* name : {"a", "b", "c"}) BOOST_TEST(insert.bind(name).run() == 1);
}

BOOST_AUTO_TEST_CASE(a_connection_has_the_pragmas_that_the_writer_needs) {
  struct Case {
    const char* sql;
    const char* value;
  };
  for (const auto& [sql, value] : {
           Case{"PRAGMA journal_mode", "wal"},
           Case{"PRAGMA synchronous", "2"},
           Case{"PRAGMA foreign_keys", "1"},
           Case{"PRAGMA recursive_triggers", "1"},
           Case{"PRAGMA temp_store", "2"},
           Case{"PRAGMA wal_autocheckpoint", "4000"},
           Case{"PRAGMA trusted_schema", "0"},
           Case{"PRAGMA cell_size_check", "1"},
           Case{"PRAGMA busy_timeout", "5000"},
       }) {
    BOOST_TEST_CONTEXT(sql) {
      auto row = connection().statement(sql);
      BOOST_REQUIRE(row.step());
      BOOST_TEST(row.text(0) == value);
    }
  }
}

BOOST_AUTO_TEST_CASE(only_the_writer_makes_checkpoints) {
  Connection reader(directory().database(), Connection::Mode::read_only);
  auto row = reader.statement("PRAGMA wal_autocheckpoint");
  BOOST_REQUIRE(row.step());
  BOOST_TEST(row.integer(0) == 0);
}

BOOST_AUTO_TEST_CASE(only_a_writer_makes_a_file) {
  const auto missing = directory().root / "missing.db";
  for (const auto mode : {Connection::Mode::read_only, Connection::Mode::plain}) {
    BOOST_CHECK_THROW(Connection(missing, mode), SQLite::Exception);
  }
  BOOST_TEST(!std::filesystem::exists(missing));
}

BOOST_AUTO_TEST_SUITE_END()
