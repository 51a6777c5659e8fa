#include "storage/outbox_pruning.hpp"

#include <boost/test/unit_test.hpp>

#include "storage/booking_example.hpp"
#include "storage/outbox_store.hpp"

using namespace convene;
using namespace convene::storage;
using domain::MailKind;
using std::chrono::days;

namespace {

class PruningFixture : public RowsFixture {
 public:
  // A mail of the first days that has come to this end.
  void write(const char* state, UtcTime at = start) {
    const auto id = outbox.add(
        {.kind = MailKind::confirmed, .booking = booking, .event = leeds, .to = ann, .position = 4},
        at);
    outbox.begin_attempt(id, at, at);
    const auto known = domain::mail_state_from(state).value();
    if (domain::is_to_be_sent(known)) return;
    if (known == domain::MailState::handed_over) {
      outbox.record_handed_over(id, at, "250 taken");
    } else {
      outbox.record_end(id, known, "550 no such user");
    }
  }
  void end_event() {
    connection
        .statement(
            "UPDATE event SET starts_at = 1, ends_at = 2, booking_opens_at = 0,"
            "                 booking_closes_at = 1")
        .run();
  }
  bool prune(int most = 100) { return pruning.prune(start + days{1}, start + days{2}, most); }
  // "handed_over 1 4 250 taken": how often it was tried, their number, the words.
  std::vector<std::string> left() {
    std::vector<std::string> lines;
    auto row = connection.statement(
        "SELECT trim(state || ' ' || attempts || ' ' || coalesce(position, '-') || ' ' || reply)"
        "  FROM outbox ORDER BY id");
    while (row.step()) lines.push_back(row.text(0));
    return lines;
  }

  static constexpr UtcTime start{std::chrono::sys_days{std::chrono::year{2027} / 1 / 11}};
  const domain::BookingId booking = book(leeds, "K7M-4QX");
  const domain::Recipient ann{"ann", "ann@school.example", std::nullopt};
  OutboxStore outbox{connection};
  OutboxPruning pruning{connection};
};

using Lines = std::vector<std::string>;
constexpr auto per_element = boost::test_tools::per_element();

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_pruning, PruningFixture)

BOOST_AUTO_TEST_CASE(what_is_left_is_who_when_kind_and_fate) {
  write("handed_over");
  write("dropped");
  write("handed_over", start + days{2});
  BOOST_TEST(!prune());
  BOOST_TEST(left() == (Lines{"handed_over 0 -", "dropped 0 -", "handed_over 1 4 250 taken"}),
             per_element);
  auto row = connection.statement(
      "SELECT to_name || to_email || kind || (written_at = handed_over_at) || booking_id"
      "  FROM outbox WHERE id = 1");
  row.step();
  BOOST_TEST(row.text(0) == "annann@school.exampleconfirmed11");
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_keeps_its_words_until_the_event_is_over) {
  write("failed");
  write("bounced");
  prune();
  pruning.prune_undelivered(start + days{2}, 100);
  BOOST_TEST(left() == (Lines{"failed 1 4 550 no such user", "bounced 1 4 550 no such user"}),
             per_element);
  end_event();
  BOOST_TEST(!pruning.prune_undelivered(start + days{2}, 100));
  BOOST_TEST(left() == (Lines{"failed 0 -", "bounced 0 -"}), per_element);
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_for_an_event_that_is_over_stays_for_so_long_too) {
  end_event();
  write("failed", start + days{1} + std::chrono::seconds{1});
  prune();
  pruning.prune_undelivered(start + days{2}, 100);
  BOOST_TEST(left() == (Lines{"failed 1 4 550 no such user"}), per_element);
}

BOOST_AUTO_TEST_CASE(a_run_looks_at_so_many_and_the_next_goes_on_behind_them) {
  for (int number = 0; number < 5; ++number) write("handed_over");
  BOOST_TEST(prune(2));
  BOOST_TEST(left().at(1) == "handed_over 0 -");
  BOOST_TEST(left().at(2) == "handed_over 1 4 250 taken");
  BOOST_TEST(prune(2));
  // The first two are not looked at again.
  connection.statement("UPDATE outbox SET reply = 'unseen' WHERE id = 1").run();
  BOOST_TEST(!prune(2));
  BOOST_TEST(left().at(0) == "handed_over 0 - unseen");
  BOOST_TEST(left().at(4) == "handed_over 0 -");
}

BOOST_AUTO_TEST_CASE(it_waits_at_a_mail_that_is_still_to_be_sent) {
  write("handed_over");
  write("sending");
  write("handed_over");
  prune();
  BOOST_TEST(left() == (Lines{"handed_over 0 -", "sending 1 4", "handed_over 1 4 250 taken"}),
             per_element);
  outbox.record_end(domain::MailId{2}, domain::MailState::dropped, "no longer true");
  prune();
  BOOST_TEST(left() == (Lines{"handed_over 0 -", "dropped 0 -", "handed_over 0 -"}), per_element);
}

BOOST_AUTO_TEST_CASE(no_run_reads_what_was_pruned_before) {
  for (const char* question :
       {"EXPLAIN QUERY PLAN SELECT min(id) FROM outbox INDEXED BY outbox_due"
        " WHERE next_attempt_at IS NOT NULL",
        "EXPLAIN QUERY PLAN SELECT mail.id FROM outbox AS mail INDEXED BY outbox_with_words"
        " WHERE (mail.state = 'failed' OR mail.state = 'bounced') AND mail.reply <> ''"
        "   AND mail.id <= 7"}) {
    auto row = connection.statement(question);
    BOOST_REQUIRE(row.step());
    BOOST_TEST(row.text(3).find("USING") != std::string::npos, row.text(3));
    BOOST_TEST(row.text(3).find("INDEX outbox_") != std::string::npos, row.text(3));
  }
}

BOOST_AUTO_TEST_SUITE_END()
