#include "email/outbox/worker.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "email/mail_fixture.hpp"
#include "email/senders/folder.hpp"

using namespace convene;
using namespace convene::email;

namespace {

// Fails as often as it is told, and lets a test wait for what it was given.
class TestSender final : public Sender {
 public:
  explicit TestSender(int failures = 0) : failures_(failures) {}

  SendResult send(const Message& message) override {
    const std::lock_guard lock(mutex_);
    attempts_.push_back(message.message_id);
    changed_.notify_all();
    if (failures_ > 0) {
      --failures_;
      return {SendResult::Fate::deferred, "the relay is away"};
    }
    return {};
  }

  // The Message-IDs of the first `count` attempts, once there are so many.
  std::vector<std::string> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return attempts_.size() >= count; });
    return attempts_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  // mutex_ guards these:
  std::vector<std::string> attempts_;
  int failures_;
};

class WorkerFixture : public MailFixture {
 public:
  // Its stop() returns once the attempt that it is at is recorded.
  std::unique_ptr<OutboxWorker> start(Sender& sender) {
    return std::make_unique<OutboxWorker>(database.writer(), database.readers(), composer, sender,
                                          database.clock(), signal);
  }
  std::vector<std::string> outbox() {
    return rows(
        "SELECT kind || ' ' || attempts || CASE WHEN sent_at IS NOT NULL THEN ' sent'"
        "       WHEN next_attempt_at IS NULL THEN ' given up' ELSE ' due' END || last_failure"
        "  FROM outbox ORDER BY id");
  }
  void check_outbox(const std::vector<std::string>& expected) {
    BOOST_TEST(outbox() == expected, boost::test_tools::per_element());
  }

  OutboxSignal signal;
};

}  // namespace

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
  check_outbox({"confirmed 1 sent", "waiting 1 sent"});
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
  check_outbox({"confirmed 1 sent", "waiting 1 sent"});
}

BOOST_AUTO_TEST_CASE(a_failed_mail_is_tried_again_later_under_the_same_message_id) {
  book("ann");
  TestSender sender(2);
  auto worker = start(sender);
  sender.wait_for(1);
  worker->stop();
  check_outbox({"confirmed 1 duethe relay is away"});
  BOOST_TEST(rows("SELECT next_attempt_at - written_at FROM outbox").at(0) == "60");

  worker = start(sender);
  database.clock().advance(std::chrono::seconds{60});
  signal.notify();
  sender.wait_for(2);
  worker->stop();
  BOOST_TEST(rows("SELECT next_attempt_at - written_at FROM outbox").at(0) == "180");

  database.clock().advance(std::chrono::seconds{120});
  worker = start(sender);
  const auto attempts = sender.wait_for(3);
  worker->stop();
  check_outbox({"confirmed 3 sent"});
  BOOST_TEST(attempts.size() == 3);
  BOOST_TEST(attempts[0] == attempts[2]);
}

BOOST_AUTO_TEST_CASE(one_mail_that_fails_does_not_hold_up_the_others) {
  book("ann");
  book("ben");
  book("cat");
  TestSender sender(1);
  const auto worker = start(sender);
  sender.wait_for(3);
  worker->stop();
  check_outbox({"confirmed 1 duethe relay is away", "waiting 1 sent", "waiting 1 sent"});
}

BOOST_AUTO_TEST_CASE(a_mail_is_given_up_after_so_many_attempts) {
  book("ann");
  TestSender sender(1000);
  for (std::size_t attempt = 1; attempt <= send_attempts_max; ++attempt) {
    const auto worker = start(sender);
    sender.wait_for(attempt);
    worker->stop();
    database.clock().advance(longest_retry_delay);
  }
  check_outbox({"confirmed 10 given upthe relay is away"});
  BOOST_TEST(rows("SELECT count(*) FROM outbox WHERE next_attempt_at IS NOT NULL").at(0) == "0");
}

BOOST_AUTO_TEST_CASE(an_attempt_that_a_crash_cut_short_is_made_again) {
  book("ann");
  // What the worker records before it sends; then the machine stopped.
  database.writer().run_blocking([&](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    const auto mail = outbox.due(transaction.now(), 1).at(0);
    outbox.begin_attempt(mail.id, transaction.now() + retry_delay(1));
  });
  database.clock().advance(first_retry_delay);
  TestSender sender;
  const auto worker = start(sender);
  sender.wait_for(1);
  worker->stop();
  check_outbox({"confirmed 2 sent"});
}

BOOST_AUTO_TEST_CASE(more_mails_than_a_batch_are_all_sent) {
  constexpr std::size_t count = 2 * mails_per_batch_max + 5;
  for (std::size_t number = 0; number < count; ++number) book("p" + std::to_string(number));
  TestSender sender;
  const auto worker = start(sender);
  auto ids = sender.wait_for(count);
  worker->stop();
  std::ranges::sort(ids);
  BOOST_TEST((std::ranges::unique(ids).empty()));
  BOOST_TEST(rows("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL").at(0) ==
             std::to_string(count));
}

BOOST_AUTO_TEST_CASE(mail_that_is_not_true_any_more_is_laid_aside) {
  const auto ann = book("ann");
  cancel(ann);
  TestSender sender;
  const auto worker = start(sender);
  sender.wait_for(1);
  worker->stop();
  check_outbox({"confirmed 1 given upno longer true when it was to be sent", "cancelled 1 sent"});
}

BOOST_AUTO_TEST_CASE(each_retry_waits_longer_up_to_a_limit) {
  using std::chrono::minutes;
  const struct {
    int attempts;
    std::chrono::seconds delay;
  } cases[] = {{1, minutes{1}},   {2, minutes{2}},    {3, minutes{4}},
               {9, minutes{256}}, {10, minutes{360}}, {1000, minutes{360}}};
  for (const auto& [attempts, delay] : cases) {
    BOOST_TEST_CONTEXT("after " << attempts) { BOOST_TEST((retry_delay(attempts) == delay)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
