#include "email/relay/smtp_reply.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using namespace convene;
using namespace convene::email;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(smtp_reply)

BOOST_AUTO_TEST_CASE(a_reply_is_its_lines_on_one) {
  struct Row {
    std::vector<std::string> lines;
    int code;
    const char* text;
  };
  const Row rows[] = {
      {{"250 2.0.0 Ok: queued as 1\r\n"}, 250, "250 2.0.0 Ok: queued as 1"},
      {{"250\r\n"}, 250, "250"},
      {{"250 \n"}, 250, "250"},
      {{"550-No such user.\r\n", "550 Ask the office.\r\n"},
       550,
       "550 No such user. Ask the office."},
      {{"550-5.1.1 The address does not exist.\r\n", "550-5.1.1\r\n", "550 5.1.1 Check it.\r\n"},
       550,
       "550 5.1.1 The address does not exist. 5.1.1 Check it."},
      {{"550-5.1.1 One\r\n", "550 5.1.2 Other\r\n"}, 550, "550 5.1.1 One 5.1.2 Other"},
      {{"550-1.2 is no status\r\n", "550 1.2 either\r\n"}, 550, "550 1.2 is no status 1.2 either"},
      {{"not a reply\r\n", "421 Bye\r\n"}, 421, "not a reply Bye"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      SmtpReplyReader reader;
      for (std::size_t line = 0; line + 1 < row.lines.size(); ++line) {
        BOOST_TEST(!reader.add(row.lines[line]));
      }
      const auto reply = reader.add(row.lines.back());
      BOOST_REQUIRE(reply);
      BOOST_TEST(reply->code == row.code);
      BOOST_TEST(reply->text == row.text);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_next_reply_begins_anew) {
  SmtpReplyReader reader;
  reader.add("550-5.1.1 One\r\n");
  reader.add("550 5.1.1 two\r\n");
  BOOST_TEST(reader.add("250 5.1.1 three\r\n")->text == "250 5.1.1 three");
}

BOOST_AUTO_TEST_CASE(a_long_reply_is_cut_and_not_kept) {
  SmtpReplyReader reader;
  for (int line = 0; line < 1000; ++line) {
    reader.add("550-" + std::string(100, 'x') + "\r\n");
  }
  const auto reply = reader.add("550 end\r\n");
  BOOST_REQUIRE(reply);
  BOOST_TEST(reply->text.size() == reply_bytes_max);
  BOOST_TEST(reader.add("550 " + std::string(100'000, 'x'))->text.size() == reply_bytes_max);
}

BOOST_AUTO_TEST_CASE(words_of_a_stranger_are_made_fit_to_show) {
  struct Row {
    std::string words;
    std::string shown;
  };
  const Row rows[] = {
      {"", ""},
      {"550 No", "550 No"},
      {"one\r\ntwo\tthree\x07"
       "four\x1B[31mred",
       "one two three four [31mred"},
      {"zero \0 byte"s, "zero byte"},
      {"next\xC2\x85line", "next line"},
      {"B\xC3\xBC"
       "cher",
       "B\xC3\xBC"
       "cher"},
      {"B\xFC"
       "cher",
       "B?cher"},
      {"cut \xE2\x82", "cut ??"},
      {"overlong \xC0\xAF", "overlong ??"},
      {"surrogate \xED\xA0\x80", "surrogate ???"},
  };
  for (const auto& row : rows) BOOST_TEST(fit_to_show(row.words) == row.shown);
}

BOOST_AUTO_TEST_CASE(words_are_cut_between_two_characters) {
  std::string words = "x";
  while (words.size() < 2 * reply_bytes_max) words += "\xC3\xBC";
  const auto shown = fit_to_show(words);
  BOOST_TEST(shown.size() == reply_bytes_max - 1);
  BOOST_TEST(is_utf8(shown));
}

BOOST_AUTO_TEST_SUITE_END()
