#include "email/outbox/pruning.hpp"

#include <boost/test/unit_test.hpp>

#include "email/mail_fixture.hpp"
#include "email/senders/folder.hpp"
#include "support/temporary_directory.hpp"
#include "support/wait_until.hpp"

using namespace convene;
using namespace convene::email;
using std::chrono::days;

namespace {

const UtcTime start = support::FixedClock::start;

std::string named_at(UtcTime time, const char* rest) {
  return fmt::format("{}.{}", time.time_since_epoch().count(), rest);
}

void make_file(const std::filesystem::path& path) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << "Subject: Your place\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pruning)

BOOST_AUTO_TEST_CASE(a_message_s_name_in_a_maildir_says_when_it_came) {
  BOOST_TEST((time_of_maildir_message(named_at(start, "M81P4.mx:2,S")) == start));
  for (const char* name : {"", ".", "1804672800", "1804672800.", "180467280.M1", "x804672800.M1",
                           "-804672800.M1", "18046728000.M1", "readme.txt"}) {
    BOOST_TEST(!time_of_maildir_message(name).has_value(), name);
  }
}

BOOST_AUTO_TEST_CASE(old_files_that_look_like_ours_are_removed_and_no_others) {
  const support::TemporaryDirectory temporary;
  const auto folder = temporary.path() / "mail";
  const auto old_mail = folder / "20270110T120000Z-000001-confirmed.eml";
  const auto new_mail = folder / "20270111T120001Z-000002-confirmed.eml";
  const auto note = folder / "20270110T120000Z-notes.txt";
  const auto below = folder / "20270110T120000Z-000003-offer.eml";
  for (const auto& path : {old_mail, new_mail, note, below / "kept"}) make_file(path);
  const auto elsewhere = temporary.path() / "elsewhere";
  make_file(elsewhere);
  const auto link = folder / "20270110T120000Z-000004-offer.eml";
  std::filesystem::create_symlink(elsewhere, link);

  BOOST_TEST(remove_files_until({folder, time_of_mail_file}, start, 100) == 1);
  BOOST_TEST(!exists(old_mail));
  for (const auto& path : {new_mail, note, below / "kept", elsewhere, link}) {
    BOOST_TEST(exists(path), path.string());
  }
}

BOOST_AUTO_TEST_CASE(a_run_removes_so_many_files_at_most) {
  const support::TemporaryDirectory temporary;
  for (int number = 0; number < 5; ++number) {
    make_file(temporary.path() / fmt::format("20270110T120000Z-00000{}-offer.eml", number));
  }
  const KeptFolder folder{temporary.path(), time_of_mail_file};
  BOOST_TEST(remove_files_until(folder, start, 3) == 3);
  BOOST_TEST(remove_files_until(folder, start, 3) == 2);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_has_no_files) {
  const support::TemporaryDirectory temporary;
  BOOST_TEST(remove_files_until({temporary.path() / "none", time_of_mail_file}, start, 3) == 0);
}

BOOST_FIXTURE_TEST_CASE(at_the_start_the_outbox_and_the_folders_are_pruned, MailFixture) {
  const support::TemporaryDirectory temporary;
  const auto cur = temporary.path() / "bounces" / "cur";
  const auto read = cur / named_at(start - days{31}, "M1P1.mx:2,S");
  const auto unread = temporary.path() / "bounces" / "new" / named_at(start - days{31}, "M2P1.mx");
  const auto file = temporary.path() / "mail" / "20261201T120000Z-000001-confirmed.eml";
  for (const auto& path : {read, unread, file}) make_file(path);
  book("ann");
  database.writer().run_blocking([](storage::Transaction& transaction) {
    transaction.connection()
        .statement(
            "UPDATE outbox SET state = 'handed_over', next_attempt_at = NULL, reply = '250 taken',"
            "                  handed_over_at = written_at, attempts = 1")
        .run();
    return 0;
  });
  database.clock().advance(days{31});
  Pruning pruning(database.writer(), database.clock(), mail_kept_default,
                  {{temporary.path() / "mail", time_of_mail_file}, {cur, time_of_maildir_message}});
  support::wait_until([&] { return !exists(file) && !exists(read); });
  pruning.stop();
  BOOST_TEST(exists(unread));
  BOOST_TEST(database.readers().run_blocking([](storage::Connection& connection) {
    auto row = connection.statement("SELECT reply || attempts || to_email FROM outbox");
    row.step();
    return row.text(0);
  }) == "0ann@school.example");
}

BOOST_AUTO_TEST_SUITE_END()
