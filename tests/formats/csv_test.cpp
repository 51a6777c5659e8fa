#include "formats/csv.hpp"

#include <boost/test/unit_test.hpp>

using convene::formats::csv;

BOOST_AUTO_TEST_SUITE(csv_format)

BOOST_AUTO_TEST_CASE(cells_are_quoted_where_they_must_be) {
  const struct {
    const char* cell;
    const char* written;
  } cases[] = {
      {"", ""},
      {"Leeds City Council", "Leeds City Council"},
      {"Sample, Comma", "\"Sample, Comma\""},
      {"the \"Bridge\" school", "\"the \"\"Bridge\"\" school\""},
      {"two\nlines", "\"two\nlines\""},
      {"two\r\nlines", "\"two\r\nlines\""},
      {"semi;colon", "semi;colon"},
      {" blank in front", " blank in front"},
      {"Zoë", "Zoë"},
      {"it's", "it's"},
  };
  for (const auto& [cell, written] : cases) {
    BOOST_TEST_CONTEXT("cell: " << cell) {
      BOOST_TEST(csv({{cell}}) == "\xEF\xBB\xBF" + std::string{written} + "\r\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(no_cell_is_taken_for_a_formula) {
  const struct {
    const char* cell;
    const char* written;
  } cases[] = {
      {"=1+1", "'=1+1"},
      {"+44 113 496 0000", "'+44 113 496 0000"},
      {"-", "'-"},
      {"@handle", "'@handle"},
      {"\tcmd", "'\tcmd"},
      {"\rcmd", "\"'\rcmd\""},
      {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
      {"a=b", "a=b"},
  };
  for (const auto& [cell, written] : cases) {
    BOOST_TEST_CONTEXT("cell: " << cell) {
      BOOST_TEST(csv({{cell}}) == "\xEF\xBB\xBF" + std::string{written} + "\r\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(rows_end_with_crlf_and_cells_stand_between_commas) {
  BOOST_TEST(csv({{"name", "email"}, {"A", ""}}) == "\xEF\xBB\xBFname,email\r\nA,\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
