#include <fstream>

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <stdio.h>
#include <sys/wait.h>

#include "base/london_time.hpp"
#include "email/clean_text.hpp"
#include "email/message.hpp"
#include "email/typed_texts.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::email;
namespace json = boost::json;

namespace {

constexpr std::string_view link = "https://events.example.org/bookings/K7M-4QX?key=a_b-c";

Message message() {
  return {.label = "000001-confirmed",
          .message_id = "abc@events.example.org",
          .written_at = UtcTime{std::chrono::sys_days{std::chrono::year{2027} / 1 / 14}},
          .from = {"SEND Network Events", "events@example.org"},
          .reply_to = {"SEND Network Events", "questions@example.org"},
          .to = {"Sample Delegate", "sam@school.example"},
          .subject = "Your place",
          .text = fmt::format("Hello,\n\n{}\n", link)};
}

// Mails in a folder, each with what it was made of, and what the reader of another make says of
// them: Python's own package, in its strict policy.
class Mails {
 public:
  void add(const Message& mail) { add(mail, mail); }
  // The second is what was meant by it.
  void add(const Message& mail, const Message& meant) {
    const auto stem = directory_.path() / fmt::format("{:04}", ++count_);
    std::ofstream(stem.string() + ".eml", std::ios::binary) << mime(mail);
    std::ofstream(stem.string() + ".json", std::ios::binary) << json::serialize(made_of(meant));
  }

  struct Verdict {
    int status;
    std::string text;
  };
  Verdict read() const {
    const auto command = fmt::format("/usr/bin/python3 '{}' '{}' 2>&1", CONVENE_READ_MAIL,
                                     directory_.path().string());
    FILE* const pipe = ::popen(command.c_str(), "r");
    BOOST_REQUIRE(pipe != nullptr);
    Verdict verdict{};
    char buffer[4096];
    while (const auto size = ::fread(buffer, 1, sizeof buffer, pipe)) {
      verdict.text.append(buffer, size);
    }
    verdict.status = WEXITSTATUS(::pclose(pipe));
    return verdict;
  }

  void check_all_read() const {
    const auto verdict = read();
    BOOST_TEST(verdict.status == 0);
    BOOST_TEST(verdict.text == fmt::format("{} mails read\n", count_));
  }

 private:
  static json::value pair(const Address& address) {
    return json::array{clean_line(address.name), address.email};
  }
  static json::object made_of(const Message& mail) {
    json::object values{{"subject", clean_line(mail.subject)},
                        {"message_id", mail.message_id},
                        {"date", rfc3339(mail.written_at)},
                        {"text", clean_lines(mail.text)},
                        {"from", pair(mail.from)},
                        {"to", pair(mail.to)}};
    if (!mail.reply_to.email.empty()) values["reply_to"] = pair(mail.reply_to);
    return values;
  }

  support::TemporaryDirectory directory_;
  int count_ = 0;
};

Message typed_everywhere(const std::string& text) {
  auto mail = message();
  mail.from.name = text;
  mail.reply_to.name = text;
  mail.to.name = text;
  mail.subject = text;
  mail.text = fmt::format("Hello {},\n\n{}\n\n{}\n", text, link, text);
  return mail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mail_read_by_python)

BOOST_AUTO_TEST_CASE(names_subjects_and_texts_of_many_scripts_arrive_as_they_were_typed) {
  Mails mails;
  mails.add(message());
  for (const auto& name : typed_names()) mails.add(typed_everywhere(name));
  for (const auto& text : long_texts()) mails.add(typed_everywhere(text));
  mails.check_all_read();
}

BOOST_AUTO_TEST_CASE(attacks_arrive_as_the_text_that_they_are) {
  Mails mails;
  for (const auto& attack : attacks()) mails.add(typed_everywhere(attack));
  mails.check_all_read();
}

BOOST_AUTO_TEST_CASE(addresses_ids_and_times_arrive_as_they_are) {
  Mails mails;
  for (const std::string address :
       {"first.last+events@nhs.example", "o'brien@council.gov.example", "a@b.co",
        "!#$%&'*+-/?=^_`{|}~@school.example", "sam@xn--schule-mnchen-3ob.example"}) {
    for (const std::string name : {"", "Sample Delegate", "Délégate"}) {
      auto mail = message();
      mail.to = {name, address};
      mail.reply_to = {};
      mails.add(mail);
    }
  }
  auto long_address = message();
  long_address.to.email = std::string(64, 'a') + "@" + std::string(63, 'b') + '.' +
                          std::string(63, 'c') + '.' + std::string(57, 'd') + ".uk";
  mails.add(long_address);
  for (const std::string host : {"[::1]", "127.0.0.1", "localhost", "events.example.org"}) {
    auto mail = message();
    mail.message_id = "pXw9_-dQ0aB3@" + host;
    mail.written_at += std::chrono::hours{24 * 200} + std::chrono::seconds{59};
    mails.add(mail);
  }
  mails.check_all_read();
}

BOOST_AUTO_TEST_CASE(texts_of_every_form_arrive_in_both_parts) {
  Mails mails;
  for (const std::string text :
       {"", "\n", "no line feed at the end", "Hello,\n\n\n\nline\n", ".\n..\n.x\nFrom here\n",
        "  two blanks\tand a tab  \n", "=20 =C3=A9 =\n", "<b>&amp;</b> \"&\" 'x'\n",
        "--=-boundary--\n", "Content-Type: text/html\n\n<p>x</p>\n"}) {
    auto mail = message();
    mail.text = text;
    mails.add(mail);
  }
  for (const std::string word : {"x", "é", "代", "👩‍👩‍👧‍👦 "}) {
    auto mail = message();
    mail.text.clear();
    while (mail.text.size() < 3000) mail.text += word;
    mail.text += '\n';
    mails.add(mail);
  }
  mails.check_all_read();
}

// That the checks above can fail.
BOOST_AUTO_TEST_CASE(what_differs_is_found) {
  const auto other = [](auto change) {
    auto changed = message();
    change(changed);
    return changed;
  };
  const struct {
    Message meant;
    std::string found;
  } cases[] = {
      {other([](Message& it) { it.to.name = "Sample Delegates"; }), "name of To"},
      {other([](Message& it) { it.from.email = "other@example.org"; }), "addresses of From"},
      {other([](Message& it) { it.reply_to = {}; }), "headers"},
      {other([](Message& it) { it.subject = "Your placé"; }), "Subject"},
      {other([](Message& it) { it.message_id = "abd@events.example.org"; }), "Message-ID"},
      {other([](Message& it) { it.written_at += std::chrono::seconds{1}; }), "Date"},
      {other([](Message& it) { it.text += "x"; }), "text: "},
      {other([](Message& it) { it.text += "x"; }), "text of the HTML"},
  };
  for (const auto& [meant, found] : cases) {
    BOOST_TEST_CONTEXT(found) {
      Mails mails;
      mails.add(message(), meant);
      const auto [status, text] = mails.read();
      BOOST_TEST(status == 1);
      BOOST_TEST(text.find("0001.eml: " + found) != std::string::npos, text);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
