#include <cstdlib>
#include <fstream>
#include <sstream>
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

std::string read(const char* file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(schema_file, support::TestDatabase)

BOOST_AUTO_TEST_CASE(sql_schema_sql_is_what_the_migrations_give) {
  const auto expected = schema(connection());
  if (std::getenv("CONVENE_WRITE_SCHEMA")) std::ofstream(CONVENE_SCHEMA_FILE) << expected;
  BOOST_TEST_INFO("Write it anew: CONVENE_WRITE_SCHEMA=1 test_storage --run_test=schema_file");
  BOOST_TEST(read(CONVENE_SCHEMA_FILE) == expected);
}

BOOST_AUTO_TEST_SUITE_END()
