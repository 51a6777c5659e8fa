#include "email/senders/folder.hpp"

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "email/mail_fixture.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::email;

namespace {

Message message(const std::string& label) {
  return {.label = label,
          .message_id = "abc@events.example.org",
          .written_at = support::FixedClock::start,
          .from = {"Events", "events@example.org"},
          .to = {"Sample Delegate", "ann@school.example"},
          .subject = "Your place",
          .text = "Hello Ann,\n"};
}

std::vector<std::string> names_in(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_sender)

BOOST_AUTO_TEST_CASE(a_mail_is_a_file_that_its_owner_alone_can_open) {
  const support::TemporaryDirectory temporary;
  const auto directory = temporary.path() / "data" / "mail";
  FolderSender sender(directory);
  sender.send(message("000002-waiting"));
  sender.send(message("000001-confirmed"));
  BOOST_TEST(
      names_in(directory) == (std::vector<std::string>{"20270111T120000Z-000001-confirmed.eml",
                                                       "20270111T120000Z-000002-waiting.eml"}),
      boost::test_tools::per_element());
  const auto file = directory / "20270111T120000Z-000002-waiting.eml";
  BOOST_TEST(contents(file).find("To: Sample Delegate <ann@school.example>\r\n") !=
             std::string::npos);
  struct stat status{};
  BOOST_REQUIRE(::stat(file.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_mail_that_is_sent_again_replaces_itself) {
  const support::TemporaryDirectory temporary;
  FolderSender sender(temporary.path());
  sender.send(message("000001-confirmed"));
  sender.send(message("000001-confirmed"));
  BOOST_TEST(names_in(temporary.path()).size() == 1);
}

BOOST_AUTO_TEST_CASE(a_directory_that_cannot_be_written_is_a_failure) {
  const support::TemporaryDirectory temporary;
  const auto directory = temporary.path() / "mail";
  FolderSender sender(directory);
  std::filesystem::remove(directory);
  BOOST_TEST((sender.send(message("000001-confirmed")).fate == SendResult::Fate::deferred));
}

BOOST_AUTO_TEST_CASE(the_name_of_a_file_says_when_its_mail_was_written) {
  const support::TemporaryDirectory temporary;
  FolderSender(temporary.path()).send(message("000017-place_found"));
  BOOST_TEST((time_of_mail_file(names_in(temporary.path()).at(0)) == support::FixedClock::start));
  BOOST_TEST((time_of_mail_file(".20270111T120000Z-000017-confirmed.eml.part") ==
              support::FixedClock::start));
  for (const char* name :
       {"", ".", "notes.eml", "20270111T120000Z.eml", "20270111T120000Z-confirmed.eml",
        "20270111T120000Z-17-Confirmed.eml", "20270111T120000Z-17-confirmed.txt",
        "20271311T120000Z-17-confirmed.eml", "20270111T1200-0Z-17-confirmed.eml",
        "2027-01-11-17-confirmed.eml", "20270111T120000Z-x-confirmed.eml", "-17-confirmed.eml",
        "20270111T120000Z--confirmed.eml", "20270111T120000Z-17-.eml"}) {
    BOOST_TEST(!time_of_mail_file(name).has_value(), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
