#include "email/clean_text.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "email/typed_texts.hpp"

using namespace convene;
using namespace convene::email;

BOOST_AUTO_TEST_SUITE(mail_clean_text)

BOOST_AUTO_TEST_CASE(a_line_is_whole_letters_and_no_line_break) {
  const struct {
    std::string typed;
    std::string clean;
  } cases[] = {
      {"Sample  Delegate ", "Sample Delegate"},
      {"Sample\r\nDelegate", "Sample Delegate"},
      {std::string("Sample\0Delegate", 15), "Sample Delegate"},
      {"Sample\u0085\u2028Delegate", "Sample Delegate"},
      {"Sample\xFF Delegate\xE2\x80", "Sample\uFFFD Delegate\uFFFD\uFFFD"},
      {"\xED\xA0\xBD", "\uFFFD\uFFFD\uFFFD"},
      {"👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"},
      {"", ""},
  };
  for (const auto& [typed, clean] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) { BOOST_TEST(clean_line(typed) == clean); }
  }
  for (const auto& attack : attacks()) {
    BOOST_TEST_CONTEXT("typed: " << attack) {
      const auto clean = clean_line(attack);
      BOOST_TEST(is_utf8(clean));
      BOOST_TEST(clean == tidy_line(clean));
      BOOST_TEST(clean.find_first_of("\r\n") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_text_has_its_lines_and_tabs_and_no_other_control_character) {
  BOOST_TEST(clean_lines(std::string("one\r\n\ttwo\0\x1B[1m\n\n", 16)) == "one\n\ttwo[1m\n\n");
  BOOST_TEST(clean_lines("one\xFFtwo\n") == "one\uFFFDtwo\n");
}

BOOST_AUTO_TEST_SUITE_END()
