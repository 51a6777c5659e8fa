#include "email/message.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

using namespace convene;
using namespace convene::email;

namespace {

Message message() {
  return {.label = "000001-confirmed",
          .message_id = "abc@events.example.org",
          .written_at = UtcTime{std::chrono::sys_days{std::chrono::year{2027} / 1 / 14}},
          .from = {"SEND Network Events", "events@example.org"},
          .to = {"Sample Delegate", "ann@school.example"},
          .subject = "Your place",
          .text = "Hello Ann,\n\nhttps://events.example.org/bookings/K7M-4QX?key=a_b-c\n"};
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The names of the headers before the first empty line; continued lines belong to the one above.
std::vector<std::string> header_names(const std::string& mime) {
  std::vector<std::string> names;
  for (const auto line : split(mime, '\n')) {
    if (line == "\r") break;
    if (!line.starts_with(' ') && !line.starts_with('\t')) {
      names.emplace_back(line.substr(0, line.find(':')));
    }
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mime_message)

BOOST_AUTO_TEST_CASE(plain_english_can_be_read_and_its_link_followed_as_it_is) {
  const auto text = mime(message());
  BOOST_TEST_INFO(text);
  BOOST_TEST(contains(text, "From: SEND Network Events <events@example.org>\r\n"));
  BOOST_TEST(contains(text, "To: Sample Delegate <ann@school.example>\r\n"));
  BOOST_TEST(contains(text, "Subject: Your place\r\n"));
  BOOST_TEST(contains(text, "Date: Thu, 14 Jan 2027 00:00:00 +0000\r\n"));
  BOOST_TEST(contains(text, "Message-ID: <abc@events.example.org>\r\n"));
  BOOST_TEST(contains(text, "Auto-Submitted: auto-generated\r\n"));
  BOOST_TEST(contains(text, "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="));
  BOOST_TEST(contains(text, "\r\nhttps://events.example.org/bookings/K7M-4QX?key=a_b-c\r\n"));
  BOOST_TEST(contains(text, "<a href=\"https://events.example.org/bookings/K7M-4QX?key=a_b-c\">"));
}

BOOST_AUTO_TEST_CASE(every_line_ends_as_mail_lines_do_and_none_is_too_long) {
  auto long_text = message();
  long_text.text = std::string(3000, 'x') + "\n";
  for (const auto& text : {mime(message()), mime(long_text)}) {
    for (const auto line : split(text, '\n')) {
      BOOST_REQUIRE(line.empty() || line.ends_with('\r'));
      BOOST_REQUIRE(line.size() < 1000);
    }
  }
}

BOOST_AUTO_TEST_CASE(letters_beyond_ascii_travel_in_seven_bits) {
  auto accented = message();
  accented.to.name = "Sámple Łelegate";
  accented.subject = "Zoë’s place";
  accented.text = "Hello Zoë,\n";
  const auto text = mime(accented);
  BOOST_TEST_INFO(text);
  BOOST_TEST(
      std::ranges::all_of(text, [](char byte) { return static_cast<signed char>(byte) > 0; }));
  BOOST_TEST(contains(text, "Hello Zo=C3=AB,\r\n"));
  BOOST_TEST(contains(text, "charset=utf-8\r\n"));
}

BOOST_AUTO_TEST_CASE(nothing_that_was_typed_becomes_a_header) {
  const auto honest = header_names(mime(message()));
  for (const std::string attack : {"Ann\r\nBcc: all@school.example", "Ann\nBcc: all@school.example",
                                   "Ann\rBcc: all@school.example", "Ann\r\n\r\n<p>another body</p>",
                                   "Ann\" <all@school.example>, \"x", "Ann, all@school.example"}) {
    BOOST_TEST_CONTEXT("typed: " << attack) {
      auto attacked = message();
      attacked.to.name = attack;
      attacked.from.name = attack;
      attacked.subject = attack;
      attacked.message_id = attack;
      const auto text = mime(attacked);
      BOOST_TEST(header_names(text) == honest, boost::test_tools::per_element());
      BOOST_TEST(contains(text, "\" <ann@school.example>\r\n"));
      BOOST_TEST(!contains(text, "\n<p>another body</p>"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_link_is_whole_in_the_html_also_with_a_port) {
  for (const std::string link : {"http://127.0.0.1:8080/bookings/K7M-4QX?key=a_b-c",
                                 "https://events.example.org/bookings/K7M-4QX?key=a_b-c",
                                 "http://[::1]:8080/bookings/K7M-4QX?key=a_b-c"}) {
    auto linked = message();
    linked.text = "Follow this:\n" + link + "\n";
    BOOST_TEST(contains(mime(linked), fmt::format(R"(<a href="{0}">{0}</a>)", link)));
  }
  auto quoted = message();
  quoted.text = "http://example.org/\"onclick=\"x\n";
  BOOST_TEST(!contains(mime(quoted), "<a href=\"http://example.org/\"onclick"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_text_in_the_html_too) {
  auto typed = message();
  typed.text = "Hello <script>alert(1)</script> & \"you\",\n";
  const auto text = mime(typed);
  const auto html = text.substr(text.find("text/html"));
  BOOST_TEST(!contains(html, "<script>"));
  BOOST_TEST(contains(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
}

BOOST_AUTO_TEST_SUITE_END()
