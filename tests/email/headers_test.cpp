#include "email/headers.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "email/typed_texts.hpp"

using namespace convene;
using namespace convene::email;

namespace {

Message message() {
  return {.label = "000001-confirmed",
          .message_id = "abc@events.example.org",
          .written_at = UtcTime{std::chrono::sys_days{std::chrono::year{2027} / 1 / 4} +
                                std::chrono::hours{9} + std::chrono::seconds{7}},
          .from = {"SEND Network Events", "events@example.org"},
          .reply_to = {},
          .to = {"Sample Delegate", "sam@school.example"},
          .subject = "Your place",
          .text = {}};
}

Message to(const std::string& name) {
  auto changed = message();
  changed.to.name = name;
  return changed;
}

Message about(const std::string& subject) {
  auto changed = message();
  changed.subject = subject;
  return changed;
}

// The header as it stands there, with what continues it.
std::string header(const Message& message, const std::string& name) {
  const auto all = "\r\n" + headers(message);
  const auto start = all.find("\r\n" + name + ": ");
  if (start == std::string::npos) return {};
  auto end = start + 2;
  do {
    end = all.find("\r\n", end) + 2;
  } while (end < all.size() && all[end] == ' ');
  return all.substr(start + 2, end - start - 2);
}

std::vector<std::string> lines_of(const Message& message) {
  const auto all = headers(message);
  BOOST_REQUIRE(all.ends_with("\r\n"));
  std::vector<std::string> lines;
  for (const auto line : split(std::string_view(all).substr(0, all.size() - 1), '\n')) {
    BOOST_REQUIRE(line.ends_with('\r'));
    lines.emplace_back(line.substr(0, line.size() - 1));
  }
  return lines;
}

std::vector<std::string> names_of(const Message& message) {
  std::vector<std::string> names;
  for (const auto& line : lines_of(message)) {
    if (!line.starts_with(' ')) names.push_back(line.substr(0, line.find(':')));
  }
  return names;
}

// What holds of the headers of every message whose addresses and id are of usual length.
void check_form(const Message& message) {
  for (const auto& line : lines_of(message)) {
    BOOST_TEST(line.size() <= 76, "too long: " << line);
    BOOST_TEST(line.find_first_not_of(" \t") != std::string::npos);
    BOOST_TEST(std::ranges::all_of(line, [](char byte) { return byte >= ' ' && byte <= '~'; }),
               "not plain ASCII: " << line);
    for (const auto word : split(line, ' ')) {
      if (word.starts_with("=?")) BOOST_TEST(word.size() <= 75, "too long: " << word);
    }
  }
}

const std::vector<std::string> all_names = {"Date",    "From",       "To",
                                            "Subject", "Message-ID", "Auto-Submitted"};

}  // namespace

BOOST_AUTO_TEST_SUITE(mail_headers)

BOOST_AUTO_TEST_CASE(plain_english_stands_as_it_is) {
  BOOST_TEST(headers(message()) ==
             "Date: Mon, 04 Jan 2027 09:00:07 +0000\r\n"
             "From: SEND Network Events <events@example.org>\r\n"
             "To: Sample Delegate <sam@school.example>\r\n"
             "Subject: Your place\r\n"
             "Message-ID: <abc@events.example.org>\r\n"
             "Auto-Submitted: auto-generated\r\n");
}

BOOST_AUTO_TEST_CASE(answers_go_to_the_organiser_where_there_is_an_address_for_them) {
  auto answered = message();
  answered.reply_to = {"Questions, SEND Network", "questions@example.org"};
  BOOST_TEST(header(answered, "Reply-To") ==
             "Reply-To: \"Questions, SEND Network\" <questions@example.org>\r\n");
  answered.reply_to.email = "";
  BOOST_TEST(header(answered, "Reply-To") == "");
  answered.reply_to = {"", "questions@example.org"};
  BOOST_TEST(header(answered, "Reply-To") == "Reply-To: questions@example.org\r\n");
}

BOOST_AUTO_TEST_CASE(a_name_is_written_as_plainly_as_it_can_be) {
  const struct {
    std::string name;
    std::string written;
  } cases[] = {
      {"Sample Delegate", "Sample Delegate"},
      {"O'Sample-Delegate", "O'Sample-Delegate"},
      {"Dr. Sample", "\"Dr. Sample\""},
      {"Delegate, Sample", "\"Delegate, Sample\""},
      {"Sample \"Sam\" Delegate", R"("Sample \"Sam\" Delegate")"},
      {"Sample\\", R"("Sample\\")"},
      {"<all@school.example>", "\"<all@school.example>\""},
      {"Zoë", "=?utf-8?q?Zo=C3=AB?="},
      {"=?utf-8?Q?x?=", "=?utf-8?q?=3D=3Futf-8=3FQ=3Fx=3F=3D?="},
      {"示例代表", "=?utf-8?b?56S65L6L5Luj6KGo?="},
  };
  for (const auto& [name, written] : cases) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(header(to(name), "To") == fmt::format("To: {} <sam@school.example>\r\n", written));
    }
  }
  BOOST_TEST(header(to(""), "To") == "To: sam@school.example\r\n");
}

BOOST_AUTO_TEST_CASE(a_long_header_goes_on_in_the_next_line) {
  BOOST_TEST(header(about("You are on the waiting list: SEND network event for the whole of "
                          "Yorkshire, 10 February 2027"),
                    "Subject") ==
             "Subject: You are on the waiting list: SEND network event for the whole of\r\n"
             " Yorkshire, 10 February 2027\r\n");
  BOOST_TEST(header(about("Ein Platz für Sie: Veranstaltung für ganz Yorkshire am 10. Februar"),
                    "Subject") ==
             "Subject: =?utf-8?q?Ein_Platz_f=C3=BCr_Sie=3A_Veranstaltung_f=C3=BCr_ganz_Y?=\r\n"
             " =?utf-8?q?orkshire_am_10=2E_Februar?=\r\n");
  BOOST_TEST(header(to(std::string(60, 'x')), "To") ==
             "To: " + std::string(60, 'x') + "\r\n <sam@school.example>\r\n");
}

BOOST_AUTO_TEST_CASE(no_line_is_too_long_whatever_was_typed) {
  auto typed = typed_names();
  for (const auto& texts : {long_texts(), attacks()}) {
    typed.insert(typed.end(), texts.begin(), texts.end());
  }
  for (const auto& text : typed) {
    BOOST_TEST_CONTEXT("typed: " << text) {
      auto message = to(text);
      message.from.name = text;
      message.subject = text;
      check_form(message);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_address_makes_a_line_that_every_server_takes) {
  auto message = to("Délégate");
  message.to.email = std::string(64, 'a') + "@" + std::string(63, 'b') + '.' +
                     std::string(63, 'c') + '.' + std::string(57, 'd') + ".uk";
  BOOST_TEST(message.to.email.size() == 253U);
  BOOST_TEST(header(message, "To") ==
             "To: =?utf-8?q?D=C3=A9l=C3=A9gate?=\r\n <" + message.to.email + ">\r\n");
}

BOOST_AUTO_TEST_CASE(nothing_that_was_typed_becomes_a_header) {
  for (const auto& attack : attacks()) {
    BOOST_TEST_CONTEXT("typed: " << attack) {
      auto attacked = to(attack);
      attacked.from.name = attack;
      attacked.subject = attack;
      attacked.message_id = attack;
      BOOST_TEST(names_of(attacked) == all_names, boost::test_tools::per_element());
      BOOST_TEST(header(attacked, "To").ends_with(" <sam@school.example>\r\n"));
    }
  }
}

// Forms let none of these in; if one came all the same, nobody would be written to.
BOOST_AUTO_TEST_CASE(what_is_no_address_makes_no_header) {
  const std::vector<std::string> without_to = {"Date", "From", "Subject", "Message-ID",
                                               "Auto-Submitted"};
  std::vector<std::string> addresses = {"",
                                        "sam",
                                        "sam@school.example, all@school.example",
                                        "sam@school.example,all@school.example",
                                        "sam@school.example>,<all",
                                        "sam@school.example\r\nBcc: all@school.example",
                                        "sam@school.example\nBcc:all",
                                        "sam@school.example\r\n",
                                        "sam@school.example\x7F",
                                        "sam @school.example",
                                        "sam(all)@school.example",
                                        "all:sam@school.example;",
                                        "\"sam\"@school.example",
                                        "sam\\@school.example",
                                        "sam@[192.168.0.1]",
                                        "sam@all@school.example",
                                        "zoë@school.example",
                                        "sam@schüle.example",
                                        "sam@school.example\u2028",
                                        "sam@school.example\xFF",
                                        "sam@" + std::string(255, 'x')};
  for (const auto& attack : attacks()) addresses.push_back(attack + "@school.example");
  for (const auto& address : addresses) {
    BOOST_TEST_CONTEXT("address: " << address) {
      auto attacked = message();
      attacked.to.email = address;
      attacked.reply_to.email = address;
      BOOST_TEST(names_of(attacked) == without_to, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
