#include "email/outbox/worker.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "email/outbox/fixture.hpp"
#include "email/senders/folder.hpp"

using namespace convene;
using namespace convene::email;
using Fate = SendResult::Fate;
using std::chrono::seconds;

BOOST_FIXTURE_TEST_SUITE(outbox_worker, WorkerFixture)

BOOST_AUTO_TEST_CASE(what_is_in_the_outbox_at_the_start_is_sent) {
  const auto ann = book("ann");
  book("ben");
  const auto directory = database.directory().mail();
  FolderSender files(directory);
  TestSender last;
  struct Both final : Sender {
    Both(Sender& to_files, Sender& to_test) : files(to_files), test(to_test) {}
    SendResult send(const Message& message) override {
      files.send(message);
      return test.send(message);
    }
    Sender& files;
    Sender& test;
  } both(files, last);
  const auto worker = start(both);
  last.wait_for(2);
  worker->stop();
  check_outbox({"confirmed handed_over 1 250 OK", "waiting handed_over 1 250 OK"});
  const auto mail = contents(directory / "20270111T120000Z-000001-confirmed.eml");
  BOOST_TEST(mail.find("/bookings/" + ann.reference + "?key=") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_commit_that_wrote_mail_wakes_the_worker) {
  TestSender sender;
  const auto worker = start(sender);
  book("ann");
  signal.notify();
  sender.wait_for(1);
  book("ben");
  signal.notify();
  sender.wait_for(2);
  worker->stop();
  check_outbox({"confirmed handed_over 1 250 OK", "waiting handed_over 1 250 OK"});
}

BOOST_AUTO_TEST_CASE(a_mail_that_is_not_taken_is_tried_again_later_under_the_same_message_id) {
  book("ann");
  TestSender sender({later, later});
  run_for(sender, 1);
  check_outbox({"confirmed retrying 1 450 later"});
  BOOST_TEST(rows("SELECT next_attempt_at - written_at FROM outbox").at(0) == "60");

  database.clock().advance(seconds{60});
  run_for(sender, 1);
  BOOST_TEST(rows("SELECT next_attempt_at - written_at FROM outbox").at(0) == "360");

  database.clock().advance(seconds{300});
  run_for(sender, 1);
  check_outbox({"confirmed handed_over 3 250 OK"});
  const auto attempts = sender.wait_for(3);
  BOOST_TEST(attempts.size() == 3);
  BOOST_TEST(attempts[0] == attempts[2]);
}

BOOST_AUTO_TEST_CASE(one_mail_that_fails_does_not_hold_up_the_others) {
  for (const char* name : {"ann", "ben", "cat"}) book(name);
  TestSender sender({later, {Fate::refused, "550 no such user"}});
  run_for(sender, 3);
  check_outbox({"confirmed retrying 1 450 later", "waiting failed 1 550 no such user",
                "waiting handed_over 1 250 OK"});
  BOOST_TEST((relay() == RelayMonitor::State::working));
}

BOOST_AUTO_TEST_CASE(an_address_that_does_not_work_is_told_from_a_mail_that_is_refused) {
  for (const char* name : {"ann", "ben"}) book(name);
  TestSender sender({{Fate::refused, "550 5.1.1 no such user", true},
                     {Fate::refused, "554 5.7.1 not this text", false}});
  run_for(sender, 2);
  BOOST_TEST(rows("SELECT state || ' ' || is_permanent FROM outbox ORDER BY id") ==
                 (std::vector<std::string>{"failed 1", "failed 0"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_mail_is_given_up_after_so_many_attempts) {
  book("ann");
  TestSender sender(std::vector<SendResult>(domain::send_attempts_max, later));
  for (int attempt = 1; attempt <= domain::send_attempts_max; ++attempt) {
    run_for(sender, 1);
    database.clock().advance(domain::retry_delay(attempt));
  }
  check_outbox({"confirmed failed 100 450 later"});
}

BOOST_AUTO_TEST_CASE(a_relay_that_is_away_costs_no_mail_an_attempt_and_is_asked_by_one_alone) {
  for (const char* name : {"ann", "ben", "cat"}) book(name);
  // Two days, in which it is asked every five minutes.
  std::vector<SendResult> two_days(580, away);
  TestSender sender(two_days);
  run_for(sender, 1);
  check_outbox({"confirmed queued 0", "waiting queued 0", "waiting queued 0"});
  BOOST_TEST((relay() == RelayMonitor::State::unreachable));
  BOOST_TEST(monitor.last().reply == "nobody listens");

  const auto worker = start(sender);
  for (std::size_t asked = 2; asked <= two_days.size(); ++asked) {
    sender.wait_for(asked);
    wait_for_record();
    BOOST_TEST(sender.attempts() == asked);
    database.clock().advance(domain::relay_retry_delay(static_cast<int>(asked)));
    signal.notify();
  }
  sender.wait_for(two_days.size() + 3);
  worker->stop();
  check_outbox({"confirmed handed_over 1 250 OK", "waiting handed_over 1 250 OK",
                "waiting handed_over 1 250 OK"});
  BOOST_TEST((relay() == RelayMonitor::State::working));
}

BOOST_AUTO_TEST_CASE(a_relay_that_does_not_let_us_in_is_asked_again_with_another_password_only) {
  book("ann");
  TestSender sender({not_let_in, not_let_in});
  const auto worker = start(sender);
  sender.wait_for(1);
  for (int day = 0; day < 3; ++day) {
    database.clock().advance(std::chrono::hours{24});
    signal.notify();
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    BOOST_TEST(sender.attempts() == 1U);
  }
  BOOST_TEST((relay() == RelayMonitor::State::not_let_in));
  sender.is_password_new = true;
  signal.notify();
  sender.wait_for(2);
  wait_for_record();
  database.clock().advance(std::chrono::minutes{5});
  signal.notify();
  sender.wait_for(3);
  worker->stop();
  check_outbox({"confirmed handed_over 1 250 OK"});
  BOOST_TEST((relay() == RelayMonitor::State::working));
}

BOOST_AUTO_TEST_CASE(no_more_go_within_a_minute_than_the_relay_takes) {
  for (int number = 0; number < 7; ++number) book("p" + std::to_string(number));
  TestSender sender;
  const PaceLimits limits{.per_minute = 3};
  run_for(sender, 3, limits);
  BOOST_TEST(rows("SELECT count(*) FROM outbox WHERE state = 'queued'").at(0) == "4");
  // A new start knows what went before it.
  const auto worker = start(sender, limits);
  database.clock().advance(seconds{59});
  signal.notify();
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  BOOST_TEST(sender.attempts() == 3U);
  database.clock().advance(seconds{1});
  signal.notify();
  sender.wait_for(6);
  database.clock().advance(seconds{60});
  signal.notify();
  sender.wait_for(7);
  worker->stop();
}

BOOST_AUTO_TEST_CASE(an_attempt_that_a_crash_cut_short_is_made_again_at_the_next_start) {
  book("ann");
  // What the worker records before it sends; then the machine stopped.
  database.writer().run_blocking([&](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    const auto mail = outbox.due(transaction.now(), 1).at(0);
    outbox.begin_attempt(mail.id, transaction.now(), transaction.now() + domain::retry_delay(1));
  });
  TestSender sender;
  run_for(sender, 1);
  check_outbox({"confirmed handed_over 2 250 OK"});
}

BOOST_AUTO_TEST_CASE(more_mails_than_a_batch_are_all_sent) {
  constexpr std::size_t count = 2 * mails_per_batch_max + 5;
  for (std::size_t number = 0; number < count; ++number) book("p" + std::to_string(number));
  TestSender sender;
  run_for(sender, count);
  auto ids = sender.wait_for(count);
  std::ranges::sort(ids);
  BOOST_TEST((std::ranges::unique(ids).empty()));
  BOOST_TEST(rows("SELECT count(*) FROM outbox WHERE state = 'handed_over'").at(0) ==
             std::to_string(count));
}

BOOST_AUTO_TEST_CASE(mail_that_is_not_true_any_more_is_laid_aside) {
  const auto ann = book("ann");
  cancel(ann);
  TestSender sender;
  run_for(sender, 1);
  check_outbox({"confirmed dropped 1 no longer true when it was to be sent",
                "cancelled handed_over 1 250 OK"});
}

BOOST_AUTO_TEST_SUITE_END()
