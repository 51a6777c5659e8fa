#include "embedded/schema.hpp"

#include <cstdlib>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;

namespace {

// Everything that the migrations made, a table with its indexes and triggers after it.
std::string schema(storage::Connection& connection) {
  std::string text =
      "-- What all migrations give, for reading: nothing runs it. A test compares it with them and "
      "says\n"
      "-- how to write it anew.\n";
  auto row = connection.statement(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
      " ORDER BY tbl_name, type = 'trigger', type = 'index', name");
  while (row.step()) text += '\n' + row.text(0) + ";\n";
  return text;
}

bool builds_a_table(storage::Connection& connection, const std::string& statement) {
  auto step = connection.statement("EXPLAIN " + statement);
  while (step.step()) {
    if (step.text(1) == "OpenEphemeral") return true;
  }
  return false;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(schema_file, support::TestDatabase)

BOOST_AUTO_TEST_CASE(sql_schema_sql_is_what_the_migrations_give) {
  const auto expected = schema(connection());
  if (const char* file = std::getenv("CONVENE_WRITE_SCHEMA")) std::ofstream(file) << expected;
  BOOST_TEST_INFO(
      "Write it anew: CONVENE_WRITE_SCHEMA=sql/schema.sql test_storage --run_test=schema_file");
  BOOST_TEST(embedded::schema().front().content == expected);
}

// An IN of three words or more, in a CHECK or in the WHERE of an index, is a table that SQLite
// fills for each row that is written: a tenth of a booking. Compare with each word instead.
BOOST_AUTO_TEST_CASE(a_row_of_a_booking_is_written_without_a_table_in_memory) {
  for (const std::string statement :
       {"INSERT INTO booking DEFAULT VALUES", "INSERT INTO delegate DEFAULT VALUES",
        "INSERT INTO delegate_role DEFAULT VALUES", "INSERT INTO party DEFAULT VALUES",
        "INSERT INTO waiting_list_entry DEFAULT VALUES", "INSERT INTO history DEFAULT VALUES",
        "INSERT INTO outbox DEFAULT VALUES"}) {
    BOOST_TEST_CONTEXT(statement) { BOOST_TEST(!builds_a_table(connection(), statement)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
