#include "email/bounces/maildir.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "email/mail_file.hpp"
#include "email/mail_fixture.hpp"
#include "support/temporary_directory.hpp"

using namespace convene::email;
namespace fs = std::filesystem;

namespace {

class MaildirFixture {
 public:
  MaildirFixture() { folder.make(); }

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder.root() / "new" / name) << text;
  }
  Maildir::Delivery deliver(const std::string& text) const {
    const auto file = directory.path() / "input";
    std::ofstream(file) << text;
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const auto delivery = folder.deliver(descriptor);
    close(descriptor);
    return delivery;
  }
  std::vector<std::string> names_in(const char* part) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.root() / part)) {
      names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }

  const convene::support::TemporaryDirectory directory;
  const Maildir folder{directory.path() / "data" / "bounces"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(maildir, MaildirFixture)

BOOST_AUTO_TEST_CASE(it_is_made_for_its_owner_alone_and_left_as_it_is_where_it_stands) {
  for (const char* part : {"", "tmp", "new", "cur"}) {
    BOOST_TEST((fs::status(folder.root() / part).permissions() == fs::perms::owner_all));
  }
  fs::permissions(folder.root(), fs::perms::owner_all | fs::perms::group_all);
  put("1.a.host", "x");
  folder.make();
  BOOST_TEST(names_in("new").size() == 1U);
  BOOST_TEST(
      (fs::status(folder.root()).permissions() == (fs::perms::owner_all | fs::perms::group_all)));
}

BOOST_AUTO_TEST_CASE(what_is_delivered_is_unseen_until_it_is_marked) {
  BOOST_TEST((deliver("Subject: one\n\nText\n") == Maildir::Delivery::stored));
  BOOST_TEST((deliver("Subject: two\n") == Maildir::Delivery::stored));
  const auto names = folder.unseen(10);
  BOOST_REQUIRE(names.size() == 2U);
  BOOST_TEST(folder.unseen(1).size() == 1U);
  BOOST_TEST(names_in("tmp").empty());
  std::vector<std::string> texts{folder.read(names[0], 1000), folder.read(names[1], 1000)};
  std::ranges::sort(texts);
  BOOST_TEST(texts[0] == "Subject: one\n\nText\n");
  BOOST_TEST(texts[1] == "Subject: two\n");
  folder.mark_seen(names[0]);
  BOOST_TEST((folder.unseen(10) == std::vector{names[1]}));
  BOOST_TEST((names_in("cur") == std::vector{names[0] + ":2,S"}));
  folder.mark_seen(names[0]);  // it has gone: nothing to do
}

BOOST_AUTO_TEST_CASE(a_delivered_file_is_for_its_owner_alone) {
  deliver("x");
  BOOST_TEST((fs::status(folder.root() / "new" / folder.unseen(1).at(0)).permissions() ==
              (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(nothing_and_too_much_are_not_stored) {
  BOOST_TEST((deliver("") == Maildir::Delivery::empty));
  BOOST_TEST((deliver(std::string(delivered_bytes_max + 1, 'x')) == Maildir::Delivery::too_large));
  BOOST_TEST(names_in("tmp").empty());
  BOOST_TEST(folder.unseen(10).empty());
  BOOST_TEST((deliver(std::string(delivered_bytes_max, 'x')) == Maildir::Delivery::stored));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_stored_throws_and_leaves_nothing) {
  const int input = open("/dev/zero", O_RDONLY | O_CLOEXEC);
  BOOST_TEST((folder.deliver(input) == Maildir::Delivery::too_large));
  close(input);
  BOOST_TEST(names_in("tmp").empty());
  const Maildir nowhere(directory.path() / "not-there");
  BOOST_CHECK_THROW(nowhere.deliver(STDIN_FILENO), std::system_error);
  BOOST_TEST(!fs::exists(nowhere.root()));
  BOOST_CHECK_THROW(folder.deliver(-1), std::system_error);
  BOOST_TEST(names_in("tmp").empty());
}

BOOST_AUTO_TEST_CASE(flags_that_stand_in_a_name_stay) {
  for (const char* name : {"1.a,U=5", "1.b:2,", "1.c:2,F", "1.d:2,FS"}) {
    put(name, "x");
    folder.mark_seen(name);
  }
  BOOST_TEST((names_in("cur") ==
              std::vector<std::string>{"1.a,U=5:2,S", "1.b:2,S", "1.c:2,FS", "1.d:2,FS"}));
}

BOOST_AUTO_TEST_CASE(no_more_of_a_message_is_read_than_asked_for) {
  put("1.a", std::string(200'000, 'x'));
  BOOST_TEST(folder.read("1.a", 100'000).size() == 100'000U);
  BOOST_TEST(folder.read("1.a", 1'000'000).size() == 200'000U);
}

BOOST_AUTO_TEST_CASE(hidden_files_are_no_messages) {
  put(".1.a", "x");
  BOOST_TEST(folder.unseen(10).empty());
}

BOOST_AUTO_TEST_CASE(pipes_links_and_folders_are_not_read) {
  const auto unseen = folder.root() / "new";
  std::ofstream(directory.path() / "secret") << "secret";
  fs::create_symlink(directory.path() / "secret", unseen / "link");
  fs::create_directory(unseen / "folder");
  BOOST_REQUIRE(mkfifo((unseen / "pipe").c_str(), S_IRUSR | S_IWUSR) == 0);
  for (const char* name : {"link", "folder", "pipe", "gone"}) {
    BOOST_CHECK_THROW(folder.read(name, 100), std::system_error);
  }
}

BOOST_AUTO_TEST_SUITE_END()
