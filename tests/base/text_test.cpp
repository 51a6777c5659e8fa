#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(a_line_is_tidied_as_a_person_would) {
  const struct {
    const char* typed;
    const char* tidied;
  } cases[] = {
      {"", ""},
      {"  Leeds  City   Council ", "Leeds City Council"},
      {"\u00A0pasted\u00A0from\u200Ba page\uFEFF", "pasted from a page"},
      {"two\r\nlines\tand a tab", "two lines and a tab"},
      {"bell\x07rings", "bell rings"},
      {"Zoë Sämple", "Zoë Sämple"},
      {"delete\x7F", "delete"},
      {"next\u0085line", "next line"},
  };
  for (const auto& [typed, tidied] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) { BOOST_TEST(tidy_line(typed) == tidied); }
  }
}

BOOST_AUTO_TEST_CASE(lines_keep_their_breaks_but_not_the_empty_ends) {
  BOOST_TEST(tidy_lines("\r\n\r\n one \r\n\r\n two\r\n\r\n") == "one\n\ntwo");
  BOOST_TEST(tidy_lines("") == "");
}

BOOST_AUTO_TEST_CASE(broken_utf8_is_recognised) {
  const struct {
    std::string_view text;
    bool good;
  } cases[] = {
      {"plain", true},
      {"Zoë €uro 🙂", true},
      {"\x80", false},
      {"\xC0\xAF", false},
      {"\xE0\x80\xAF", false},
      {"\xED\xA0\x80", false},
      {"\xF4\x90\x80\x80", false},
      {"cut \xE2\x82", false},
      {"\xFF", false},
  };
  for (const auto& [text, good] : cases) {
    BOOST_TEST_CONTEXT("bytes: " << hex(text)) { BOOST_TEST(is_utf8(text) == good); }
  }
}

BOOST_AUTO_TEST_CASE(characters_are_counted_not_bytes) {
  BOOST_TEST(character_count("Zoë 🙂") == 5U);
}

BOOST_AUTO_TEST_CASE(counts_read_as_english) {
  BOOST_TEST(counted(0, "place") == "0 places");
  BOOST_TEST(counted(1, "place") == "1 place");
  BOOST_TEST(counted(2, "person", "people") == "2 people");
}

BOOST_AUTO_TEST_CASE(base64url_goes_there_and_back) {
  for (const std::string_view bytes : {std::string_view{}, std::string_view{"\0\xFF\xFE", 3},
                                       std::string_view{"any text at all"}}) {
    BOOST_TEST(from_base64url(base64url(bytes)).value() == bytes);
  }
  BOOST_TEST(!from_base64url("not base64!"));
  BOOST_TEST(!from_base64url("ab+/"));
}

BOOST_AUTO_TEST_CASE(tokens_are_letters_digits_hyphens_and_underscores) {
  BOOST_TEST(is_base64url_text("abc-DEF_123"));
  for (const char* text : {"", "a b", "a.b", "a=", "Zo\u00EB", "a\n"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!is_base64url_text(text)); }
  }
}

BOOST_AUTO_TEST_CASE(splitting_and_joining) {
  BOOST_TEST(split("a,b,,c", ',').size() == 4U);
  BOOST_TEST(split("", ',').size() == 1U);
  BOOST_TEST(join({"a", "b"}, "; ") == "a; b");
}

BOOST_AUTO_TEST_CASE(a_whole_number_is_all_of_its_text) {
  BOOST_TEST(whole_number<int>("50").value() == 50);
  BOOST_TEST(whole_number<int>("-3").value() == -3);
  BOOST_TEST(whole_number<std::int64_t>("9223372036854775807").value() == 9223372036854775807);
  for (const char* text : {"", " 5", "5 ", "+5", "5.0", "0x5", "five", "9223372036854775808"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!whole_number<std::int64_t>(text)); }
  }
  BOOST_TEST(!whole_number<unsigned>("-3"));
  BOOST_TEST(!whole_number<std::int8_t>("128"));
}

BOOST_AUTO_TEST_SUITE_END()
