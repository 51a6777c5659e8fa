#include "email/bounces/bounce.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "email/bounces/message_parts.hpp"
#include "email/bounces/samples.hpp"
#include "email/relay/smtp_reply.hpp"

using namespace convene;
using namespace convene::email;
using Verdict = Bounce::Verdict;

namespace {

enum class Whose { ours, not_ours };

struct Row {
  const char* file;
  Verdict verdict;
  Whose whose;
  const char* words;
};

constexpr Row rows[] = {
    {"postfix_unknown_user", Verdict::hard, Whose::ours,
     "550 5.1.1 <ann@school.example>: Recipient address rejected: User unknown in virtual mailbox "
     "table"},
    {"postfix_no_such_domain", Verdict::hard, Whose::ours,
     "Host or domain name not found. Name service error for name=school.example type=AAAA: Host "
     "not found"},
    {"postfix_mailbox_full", Verdict::soft, Whose::ours,
     "552 5.2.2 <ann@school.example>: Mailbox is full"},
    {"postfix_expired", Verdict::soft, Whose::ours,
     "connect to mx.school.example[192.0.2.25]:25: Connection timed out"},
    {"postfix_delayed", Verdict::delayed, Whose::ours, ""},
    {"postfix_relayed", Verdict::none, Whose::not_ours, ""},
    {"policy_refusal", Verdict::soft, Whose::ours,
     "554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.example.net; see "
     "https://bl.example.net/query/192.0.2.10"},
    {"microsoft_unknown_user", Verdict::hard, Whose::ours,
     "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"},
    {"microsoft_access_denied", Verdict::hard, Whose::ours,
     "550 5.4.1 Recipient address rejected: Access denied. "
     "[AM7EUR01FT001.eop-EUR01.prod.protection.exchange.example]"},
    {"microsoft_over_quota", Verdict::soft, Whose::ours,
     "554 5.2.2 mailbox full; "
     "STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed "
     "to process message due to a permanent exception with message Cannot open mailbox /o=First "
     "Organization"},
    {"exchange_restricted_group", Verdict::soft, Whose::ours,
     "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required"},
    {"gmail_unknown_user", Verdict::hard, Whose::ours,
     "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 "
     "double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. "
     "For more information, go to 550 5.1.1 "
     "https://support.mail.example/?p=NoSuchUser q19-20020a50cc93 - gsmtp"},
    {"gmail_over_quota", Verdict::soft, Whose::ours,
     "552-5.2.2 The recipient's inbox is out of storage space. Please direct the 552-5.2.2 "
     "recipient to 552 5.2.2 https://support.mail.example/?p=OverQuotaPerm q19-20020a50cc93 - "
     "gsmtp"},
    {"exim_unknown_user", Verdict::hard, Whose::ours, "550 No such user here"},
    {"exim_old_unknown_user", Verdict::hard, Whose::ours,
     "SMTP error from remote mail server after RCPT TO:<ann@school.example>: host "
     "mx.school.example [192.0.2.25]: 550 5.1.1 <ann@school.example>: Recipient address rejected: "
     "User unknown"},
    {"exim_old_retry_timeout", Verdict::soft, Whose::ours,
     "SMTP error from remote mail server after RCPT TO:<ann@school.example>: host "
     "mx.school.example [192.0.2.25]: 450 4.2.0 <ann@school.example>: Recipient address rejected: "
     "Greylisted: retry timeout exceeded"},
    {"sendmail_unknown_user", Verdict::hard, Whose::ours,
     "550 5.1.1 <ann@school.example>... User unknown"},
    {"one_of_two_recipients", Verdict::none, Whose::not_ours, ""},
    {"report_of_other_mail", Verdict::hard, Whose::not_ours,
     "550 5.1.1 <ann@school.example>: User unknown"},
    {"forged_id", Verdict::hard, Whose::not_ours, "550 5.1.1 <ann@school.example>: User unknown"},
    {"out_of_office_exchange", Verdict::none, Whose::not_ours, ""},
    {"out_of_office_vacation", Verdict::none, Whose::not_ours, ""},
    {"out_of_office_ticket", Verdict::none, Whose::not_ours, ""},
    {"reply_of_a_person", Verdict::none, Whose::not_ours, ""},
    {"forwarded_report", Verdict::none, Whose::not_ours, ""},
    {"read_receipt", Verdict::none, Whose::not_ours, ""},
};

bool is_ours(const ClaimedMessageId& claimed) {
  return claimed.mail == sample_mail().mail &&
         is_genuine(mail_id_key(), claimed, support::FixedClock::start);
}

void check(const Bounce& bounce, const Row& row) {
  BOOST_TEST((bounce.verdict == row.verdict));
  BOOST_TEST(bounce.words == row.words);
  BOOST_TEST(std::ranges::any_of(bounce.mails, is_ours) == (row.whose == Whose::ours));
}

// One report of a recipient, as Postfix writes it.
std::string report(const std::string& groups, const std::string& to = "events@example.org") {
  return "To: " + to +
         "\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: text/plain\n\nSorry\n"
         "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n" +
         groups + "\n--b--\n";
}

// A gateway that adds a text puts all that the message was into a part of its own.
std::string with_footer(const std::string& message) {
  const auto head_end = message.find("\n\n") + 1;
  auto head = message.substr(0, head_end);
  std::string type;
  if (const auto start = head.find("\nContent-Type:"); start != std::string::npos) {
    auto end = head.find('\n', start + 1);
    while (head[end + 1] == ' ' || head[end + 1] == '\t') end = head.find('\n', end + 1);
    type = head.substr(start + 1, end - start);
    head.erase(start, end - start);
  }
  return head + "Content-Type: multipart/mixed; boundary=\"footer\"\n\n--footer\n" + type +
         message.substr(head_end) +
         "\n--footer\nContent-Type: text/plain\n\nScanned.\n--footer--\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bounce)

BOOST_AUTO_TEST_CASE(each_message_is_judged_rightly) {
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.file) { check(read_bounce(sample(row.file)), row); }
  }
}

BOOST_AUTO_TEST_CASE(no_message_is_left_out_of_the_table) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(CONVENE_BOUNCES)) {
    const auto name = entry.path().stem().string();
    BOOST_TEST((std::ranges::find(rows, name, &Row::file) != std::end(rows)), name);
    ++count;
  }
  BOOST_TEST(count == std::size(rows));
}

BOOST_AUTO_TEST_CASE(what_a_message_went_through_on_its_way_changes_nothing) {
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.file) {
      const auto text = sample(row.file);
      check(read_bounce(replaced(text, "\n", "\r\n")), row);
      check(read_bounce("From MAILER-DAEMON Mon Jan 11 12:00:06 2027\n" + text), row);
      check(read_bounce(with_footer(text)), row);
    }
  }
}

BOOST_AUTO_TEST_CASE(wherever_a_message_breaks_off_there_is_a_verdict) {
  for (const auto& row : rows) {
    const auto text = sample(row.file);
    for (std::size_t size = 0; size < text.size(); size += 7) {
      const auto bounce = read_bounce(std::string_view(text).substr(0, size));
      const bool may_be = bounce.verdict == Verdict::none || bounce.verdict == row.verdict ||
                          // Half a status says less than a whole one.
                          (row.verdict == Verdict::hard && bounce.verdict == Verdict::soft) ||
                          row.file == std::string_view("one_of_two_recipients");
      BOOST_TEST(may_be, row.file << " after " << size << " bytes");
    }
  }
}

BOOST_AUTO_TEST_CASE(recipients_who_contradict_each_other_are_weighed) {
  const std::string hard =
      "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 gone\n\n";
  const std::string soft =
      "Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 full\n\n";
  const std::string delayed = "Action: delayed\nStatus: 4.4.1\n\n";
  const std::string expanded = "Action: expanded\nStatus: 2.0.0\n\n";
  const struct {
    std::string groups;
    Verdict verdict;
    const char* words;
  } cases[] = {
      {hard, Verdict::hard, "550 5.1.1 gone"},
      {hard + hard, Verdict::hard, "550 5.1.1 gone"},
      {hard + soft, Verdict::soft, "552 5.2.2 full"},
      {soft + hard, Verdict::soft, "552 5.2.2 full"},
      {hard + delayed, Verdict::delayed, ""},
      {hard + delayed + expanded, Verdict::none, ""},
      {"Action: failed\nStatus: 2.0.0\n\n", Verdict::soft, "2.0.0"},
      {"Action: delayed\nStatus: 5.1.1\n\n", Verdict::delayed, ""},
      {"Action: delivered\nStatus: 5.1.1\n\n", Verdict::none, ""},
      {"Status: 5.1.1\n\n", Verdict::hard, "5.1.1"},
      {"Status: 4.4.7\n\n", Verdict::delayed, ""},
      {"Action: eaten\nStatus: 5.1.1\n\n", Verdict::none, ""},
      {"Final-Recipient: rfc822; ann@school.example\n\n", Verdict::none, ""},
      {"", Verdict::none, ""},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.groups) {
      const auto bounce = read_bounce(report(each.groups));
      BOOST_TEST((bounce.verdict == each.verdict));
      BOOST_TEST(bounce.words == each.words);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_are_one_clean_line_of_bounded_length) {
  const std::string bad = "550 5.1.1 \xE9t\xE9 \x1b[31m" + std::string(1, '\0') + "\xC2\x9F" +
                          std::string(5000, 'x') + "\n\t folded";
  const auto bounce =
      read_bounce(report("Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; " + bad + "\n"));
  BOOST_TEST((bounce.verdict == Verdict::hard));
  BOOST_TEST(bounce.words.starts_with("550 5.1.1 ?t? "));
  BOOST_TEST(bounce.words.size() <= reply_bytes_max);
  BOOST_TEST(is_utf8(bounce.words));
  BOOST_TEST(std::ranges::none_of(bounce.words, [](char byte) {
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
  }));
}

BOOST_AUTO_TEST_CASE(a_message_of_any_size_depth_or_number_of_parts_is_read_as_far_as_it_goes) {
  const std::string group = "Action: failed\nStatus: 5.1.1\n\n";
  const auto good = report(group);
  const auto wide = [&group](int parts) {
    std::string text = "Content-Type: multipart/report; boundary=b\n\n";
    for (int part = 0; part < parts; ++part) text += "--b\nContent-Type: image/png\n\nx\n";
    return text + "--b\nContent-Type: message/delivery-status\n\n" + group + "--b--\n";
  };
  const auto deep = [&good](int levels) {
    std::string text;
    for (int level = 0; level < levels; ++level) {
      const auto name = std::to_string(level);
      text.append("Content-Type: multipart/mixed; boundary=d").append(name);
      text.append("\n\n--d").append(name).append("\n");
    }
    return text + good;
  };
  std::string many_groups;
  for (int count = 0; count < 60'000; ++count) many_groups += "X: y\n\n";
  std::string many_ids;
  for (int count = 0; count < 10'000; ++count) {
    many_ids += "<" + std::to_string(count % 100 + 1) + ".AAAAAAAAAAAAAAAAAAAAAA@x> ";
  }
  const struct {
    const char* what;
    std::string text;
    Verdict verdict;
  } cases[] = {
      {"much behind it", good + std::string(4 * message_bytes_read, 'x'), Verdict::hard},
      {"much before it", "X: " + std::string(message_bytes_read, 'x') + "\n" + good, Verdict::none},
      {"a few parts", wide(20), Verdict::hard},
      {"many parts", wide(20'000), Verdict::none},
      {"wrapped twice", deep(2), Verdict::hard},
      {"wrapped without end", deep(12'000), Verdict::none},
      {"many groups", report(many_groups + group), Verdict::none},
      {"many claims", report(group, many_ids), Verdict::hard},
      {"nothing", "", Verdict::none},
      {"zeros", std::string(10'000, '\0'), Verdict::none},
      {"a zero in its headers", "X: " + std::string(1, '\0') + "\n" + good, Verdict::hard},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.what) {
      const auto bounce = read_bounce(each.text);
      BOOST_TEST((bounce.verdict == each.verdict));
      BOOST_TEST(bounce.mails.size() <= claimed_mails_max);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_address_that_it_came_to_is_believed_before_the_mail_that_it_brings) {
  const auto bounce =
      read_bounce(replaced(sample("postfix_unknown_user"), "bounces+1.", "bounces+7."));
  BOOST_REQUIRE(!bounce.mails.empty());
  BOOST_TEST((bounce.mails.front().mail == domain::MailId{7}));
  BOOST_TEST((bounce.mails.back() == sample_mail()));
}

BOOST_AUTO_TEST_SUITE_END()
