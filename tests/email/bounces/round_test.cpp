#include "email/bounces/round.hpp"

#include <fstream>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "email/bounces/samples.hpp"
#include "email/bounces/watcher.hpp"
#include "storage/booking_store.hpp"
#include "support/wait_until.hpp"

using namespace convene;
using namespace convene::email;
namespace fs = std::filesystem;

namespace {

class RoundFixture : public MailFixture {
 public:
  RoundFixture() {
    folder.make();
    book("ann");  // mail 1
  }

  void put(const std::string& text) {
    std::ofstream(folder.root() / "new" / std::to_string(++count_)) << text;
  }
  RoundCount read() { return read_bounces(folder, database.writer(), mail_id_key(), left, {}); }

  // What the outbox's worker records, up to there.
  enum class Stage { queued, sending, retrying, handed_over, failed, dropped };
  void bring_to(Stage stage) {
    database.writer().run_blocking([stage](storage::Transaction& transaction) {
      storage::OutboxStore outbox(transaction.connection());
      const domain::MailId mail{1};
      const auto now = transaction.now();
      if (stage != Stage::queued) outbox.begin_attempt(mail, now, now + std::chrono::minutes{1});
      if (stage == Stage::retrying) outbox.record_deferred(mail, "the connection broke");
      if (stage == Stage::handed_over) outbox.record_handed_over(mail, now, "250 OK");
      if (stage == Stage::failed) outbox.record_end(mail, domain::MailState::failed, "550 no");
      if (stage == Stage::dropped) outbox.record_end(mail, domain::MailState::dropped, "untrue");
    });
  }
  void check_outbox(const std::string& expected) {
    BOOST_TEST(rows("SELECT state || ' ' || is_permanent || ' ' || reply FROM outbox WHERE id = 1")
                   .at(0) == expected);
  }
  std::size_t files_in(const char* part) const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder.root() / part), {}));
  }

  const Maildir folder{database.directory().bounces()};
  std::set<std::string> left;

 private:
  int count_ = 0;
};

constexpr const char* unknown_user =
    "bounced 1 550 5.1.1 <ann@school.example>: Recipient address rejected: User unknown in virtual "
    "mailbox table";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bounce_round, RoundFixture)

BOOST_AUTO_TEST_CASE(the_samples_are_about_the_first_mail) {
  const auto all = messages();
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(
      sample("postfix_unknown_user")
          .find("\nMessage-ID: <" + all[0].message_id.substr(0, all[0].message_id.find('@'))) !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mail_that_came_back_is_recorded_with_why_and_whether_for_good) {
  const struct {
    const char* file;
    const char* outbox;
  } cases[] = {
      {"postfix_unknown_user", unknown_user},
      {"postfix_mailbox_full", "bounced 0 552 5.2.2 <ann@school.example>: Mailbox is full"},
      {"exim_unknown_user", "bounced 1 550 No such user here"},
      {"microsoft_unknown_user",
       "bounced 1 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address "
       "lookup"},
      {"sendmail_unknown_user", "bounced 1 550 5.1.1 <ann@school.example>... User unknown"},
      {"postfix_delayed", "handed_over 0 250 OK"},
      {"forged_id", "handed_over 0 250 OK"},
      {"report_of_other_mail", "handed_over 0 250 OK"},
      {"forwarded_report", "handed_over 0 250 OK"},
      {"reply_of_a_person", "handed_over 0 250 OK"},
      {"out_of_office_vacation", "handed_over 0 250 OK"},
      {"one_of_two_recipients", "handed_over 0 250 OK"},
  };
  for (const auto& [file, outbox] : cases) {
    BOOST_TEST_CONTEXT(file) {
      database.writer().run_blocking([](storage::Transaction& transaction) {
        transaction.connection()
            .statement(
                "UPDATE outbox SET state = 'queued', is_permanent = 0, next_attempt_at = 0"
                " WHERE id = 1")
            .run();
      });
      bring_to(Stage::handed_over);
      put(sample(file));
      const auto count = read();
      BOOST_TEST(count.messages == 1U);
      BOOST_TEST(count.bounced == (std::string_view(outbox).starts_with("bounced") ? 1U : 0U));
      check_outbox(outbox);
      BOOST_TEST(files_in("new") == 0U);
    }
  }
  BOOST_TEST(files_in("cur") == std::size(cases));
}

BOOST_AUTO_TEST_CASE(only_a_mail_that_has_left_can_come_back) {
  const struct {
    Stage stage;
    const char* outbox;
  } cases[] = {
      {Stage::queued, "queued 0 "},       {Stage::sending, unknown_user},
      {Stage::retrying, unknown_user},    {Stage::handed_over, unknown_user},
      {Stage::failed, "failed 0 550 no"}, {Stage::dropped, "dropped 0 untrue"},
  };
  for (const auto& [stage, outbox] : cases) {
    BOOST_TEST_CONTEXT(static_cast<int>(stage)) {
      database.writer().run_blocking([](storage::Transaction& transaction) {
        transaction.connection()
            .statement(
                "UPDATE outbox SET state = 'queued', is_permanent = 0, next_attempt_at = 0,"
                " reply = '', handed_over_at = NULL WHERE id = 1")
            .run();
      });
      bring_to(stage);
      put(sample("postfix_unknown_user"));
      read();
      check_outbox(outbox);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_the_worker_records_of_a_mail_that_came_back_changes_nothing) {
  bring_to(Stage::sending);
  put(sample("postfix_unknown_user"));
  read();
  BOOST_TEST(rows("SELECT count(*) FROM outbox WHERE handed_over_at = attempted_at"
                  " AND next_attempt_at IS NULL")
                 .at(0) == "1");
  for (const auto stage : {Stage::retrying, Stage::handed_over, Stage::failed, Stage::dropped}) {
    database.writer().run_blocking([stage](storage::Transaction& transaction) {
      storage::OutboxStore outbox(transaction.connection());
      const domain::MailId mail{1};
      if (stage == Stage::retrying) outbox.record_deferred(mail, "later");
      if (stage == Stage::handed_over) outbox.record_handed_over(mail, transaction.now(), "250 OK");
      if (stage == Stage::failed) outbox.record_end(mail, domain::MailState::failed, "550 no");
      if (stage == Stage::dropped) outbox.take_back_attempt(mail, transaction.now());
    });
    check_outbox(unknown_user);
  }
}

BOOST_AUTO_TEST_CASE(an_offer_hears_that_its_mail_came_back) {
  cancel(database.readers().run_blocking([](storage::Connection& connection) {
    return storage::BookingStore(connection).by_id(domain::BookingId{1}).value();
  }));
  auto waiter = request("ben");
  waiter.book_straight_away = false;
  book("cat");
  const auto ben = book(waiter);
  cancel(database.readers().run_blocking([](storage::Connection& connection) {
    return storage::BookingStore(connection).by_id(domain::BookingId{2}).value();
  }));
  const auto offer_mail = rows("SELECT id FROM outbox WHERE kind = 'offer'");
  BOOST_REQUIRE(offer_mail.size() == 1U);
  const domain::MailId id{std::stoll(offer_mail[0])};
  // The connection broke before the relay said that it took the mail.
  database.writer().run_blocking([id](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    outbox.begin_attempt(id, transaction.now(), transaction.now() + std::chrono::minutes{1});
    outbox.record_deferred(id, "the connection broke");
  });
  BOOST_TEST(rows("SELECT is_flagged FROM offer").at(0) == "0");
  put(replaced(sample("postfix_unknown_user"), "1." + sample_mail().code,
               message_id(mail_id_key(), id, database.clock().now())));
  BOOST_TEST(read().bounced == 1U);
  BOOST_TEST(rows("SELECT is_flagged FROM offer").at(0) == "1");
}

BOOST_AUTO_TEST_CASE(the_first_report_of_a_mail_stays) {
  bring_to(Stage::handed_over);
  put(sample("postfix_unknown_user"));
  put(sample("postfix_unknown_user"));
  BOOST_TEST(read().bounced == 1U);
  put(sample("postfix_mailbox_full"));
  BOOST_TEST(read().bounced == 0U);
  check_outbox(unknown_user);
}

BOOST_AUTO_TEST_CASE(a_crash_between_record_and_move_repeats_harmlessly) {
  bring_to(Stage::handed_over);
  put(sample("postfix_unknown_user"));
  read();
  // It stands where it stood before it was moved.
  fs::rename(folder.root() / "cur" / "1:2,S", folder.root() / "new" / "1");
  const auto again = read();
  BOOST_TEST(again.messages == 1U);
  BOOST_TEST(again.bounced == 0U);
  check_outbox(unknown_user);
  BOOST_TEST(files_in("new") == 0U);
}

BOOST_AUTO_TEST_CASE(a_restored_database_does_not_believe_a_number_that_was_given_out_again) {
  database.clock().advance(std::chrono::hours{1});
  database.writer().run_blocking([](storage::Transaction& transaction) {
    transaction.connection()
        .statement("UPDATE outbox SET written_at = written_at + 3600 WHERE id = 1")
        .run();
  });
  bring_to(Stage::handed_over);
  put(sample("postfix_unknown_user"));
  BOOST_TEST(read().bounced == 0U);
  check_outbox("handed_over 0 250 OK");
}

BOOST_AUTO_TEST_CASE(what_is_no_message_is_laid_aside) {
  const auto unseen = folder.root() / "new";
  fs::create_directory(unseen / "folder");
  fs::create_symlink("/etc/hostname", unseen / "link");
  BOOST_REQUIRE(mkfifo((unseen / "pipe").c_str(), S_IRUSR | S_IWUSR) == 0);
  put("");
  BOOST_TEST(read().messages == 4U);
  BOOST_TEST(files_in("new") == 0U);
  BOOST_TEST(files_in("cur") == 4U);
}

BOOST_AUTO_TEST_CASE(a_message_that_cannot_be_moved_holds_up_no_other) {
  bring_to(Stage::handed_over);
  // Its name is longer than a name may be once it says that it was seen.
  for (std::size_t count = 0; count < messages_per_round_max; ++count) {
    std::ofstream(folder.root() / "new" / fmt::format("{:0253}", count))
        << sample("reply_of_a_person");
  }
  read();
  BOOST_TEST(left.size() == messages_per_round_max);
  put(sample("postfix_unknown_user"));
  const auto count = read();
  BOOST_TEST(count.bounced == 1U);
  BOOST_TEST(files_in("new") == messages_per_round_max);
  BOOST_TEST(left.size() == messages_per_round_max);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_throws) {
  put("");
  fs::remove_all(folder.root() / "cur");
  BOOST_CHECK_THROW(read(), std::system_error);
  fs::remove_all(folder.root() / "new");
  BOOST_CHECK_THROW(read(), std::system_error);
}

BOOST_AUTO_TEST_CASE(more_messages_than_a_round_takes_are_all_read_by_the_watcher) {
  bring_to(Stage::handed_over);
  for (std::size_t count = 0; count < messages_per_round_max + 5; ++count) {
    put(sample("reply_of_a_person"));
  }
  put(sample("postfix_unknown_user"));
  BounceWatcher watcher(folder, database.writer(), mail_id_key(), std::chrono::milliseconds{5});
  BOOST_TEST(support::wait_until([&] { return files_in("new") == 0U; }));
  // One that comes later is seen, too.
  put(sample("reply_of_a_person"));
  BOOST_TEST(support::wait_until([&] { return files_in("new") == 0U; }));
  watcher.stop();
  check_outbox(unknown_user);
}

BOOST_AUTO_TEST_CASE(a_watcher_that_waits_stops_at_once) {
  BounceWatcher watcher(folder, database.writer(), mail_id_key(), std::chrono::hours{1});
  watcher.stop();
  watcher.stop();
}

BOOST_AUTO_TEST_SUITE_END()
