// What stands in the way of a start is one clear sentence, and nothing is lost by it.

#include <csignal>
#include <fstream>
#include <functional>

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include "app/application.hpp"
#include "storage/database.hpp"
#include "support/disk_faults.hpp"
#include "support/fixed_clock.hpp"
#include "support/http_client.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

using namespace convene;

namespace {

app::Config config_in(const std::filesystem::path& directory) {
  app::Config config;
  config.data_directory = directory;
  config.listen_port = 0;
  return config;
}

std::string failure_of(const app::Config& config) {
  const support::FixedClock clock;
  try {
    const app::Application application(config, clock);
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return "";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void execute(const std::filesystem::path& database, const char* sql) {
  SQLite::Database(database.string(), SQLite::OPEN_READWRITE).exec(sql);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(start)

BOOST_AUTO_TEST_CASE(the_first_start_makes_the_six_events_and_the_next_one_keeps_them) {
  const support::TemporaryDirectory directory;
  const auto count_events = [&directory] {
    SQLite::Database database((directory.path() / "convene.db").string());
    return database.execAndGet("SELECT count(*) FROM event").getInt();
  };
  BOOST_TEST(failure_of(config_in(directory.path())).empty());
  BOOST_TEST(count_events() == 6);
  BOOST_TEST(failure_of(config_in(directory.path())).empty());
  BOOST_TEST(count_events() == 6);
}

BOOST_AUTO_TEST_CASE(the_folder_for_bounces_is_made_or_named) {
  const support::TemporaryDirectory directory;
  auto config = config_in(directory.path() / "data");
  BOOST_TEST(failure_of(config).empty());
  for (const char* part : {"tmp", "new", "cur"}) {
    BOOST_TEST(std::filesystem::is_directory(directory.path() / "data" / "bounces" / part));
  }
  config.mail.bounces = directory.path() / "elsewhere";
  BOOST_TEST(failure_of(config).empty());
  BOOST_TEST(std::filesystem::is_directory(directory.path() / "elsewhere" / "new"));
  config.mail.bounces = "/proc/bounces";
  BOOST_TEST(contains(failure_of(config), "/proc/bounces"));
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_named) {
  const support::TemporaryDirectory first_directory;
  const support::TemporaryDirectory second_directory;
  const support::FixedClock clock;
  const app::Application first(config_in(first_directory.path()), clock);
  auto config = config_in(second_directory.path());
  config.listen_port = first.port();
  BOOST_TEST(contains(failure_of(config), std::to_string(first.port())));
}

BOOST_AUTO_TEST_CASE(a_second_server_on_the_same_data_directory_is_refused) {
  const support::TemporaryDirectory directory;
  const support::FixedClock clock;
  const app::Application first(config_in(directory.path()), clock);
  BOOST_TEST(contains(failure_of(config_in(directory.path())), "--data-dir"));
}

BOOST_AUTO_TEST_CASE(a_database_that_cannot_be_used_is_left_as_it_is) {
  const struct {
    const char* what;
    std::function<void(const std::filesystem::path& database)> spoil;
  } cases[] = {
      {"from a newer version",
       [](const auto& database) {
         execute(database,
                 "INSERT INTO migration (version, name, checksum, applied_at)"
                 " VALUES (9999, '9999_later.sql', x'00', 0)");
       }},
      {"a migration changed afterwards",
       [](const auto& database) { execute(database, "UPDATE migration SET checksum = x'00'"); }},
      {"of another program",
       [](const auto& database) { execute(database, "PRAGMA application_id = 7"); }},
      {"not a database",
       [](const auto& database) { std::ofstream(database) << std::string(9000, 'x'); }},
      {"damaged",
       [](const auto& database) {
         std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
         file.seekp(4096);
         file << std::string(std::size_t{64} * 1024, '\xAA');
       }},
  };
  for (const auto& [what, spoil] : cases) {
    BOOST_TEST_CONTEXT(what) {
      const support::TemporaryDirectory directory;
      const auto database = directory.path() / "convene.db";
      BOOST_REQUIRE(failure_of(config_in(directory.path())).empty());
      spoil(database);
      const auto size = std::filesystem::file_size(database);
      const auto failure = failure_of(config_in(directory.path()));
      BOOST_TEST(contains(failure, database.string()));
      BOOST_TEST(!contains(failure, "\n"));
      BOOST_TEST(std::filesystem::file_size(database) == size);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_lost_key_is_missed_before_another_is_made) {
  const support::TemporaryDirectory directory;
  BOOST_REQUIRE(failure_of(config_in(directory.path())).empty());
  const auto key = directory.path() / "server.key";
  std::filesystem::remove(key);
  BOOST_TEST(contains(failure_of(config_in(directory.path())), key.string()));
  BOOST_TEST(!std::filesystem::exists(key));
}

BOOST_AUTO_TEST_CASE(a_full_disk_at_the_first_start_is_said_and_the_next_start_goes_on) {
  const support::TemporaryDirectory directory;
  {
    support::DiskFaults disk;
    disk.fail_writes(SQLITE_FULL);
    BOOST_TEST(contains(failure_of(config_in(directory.path())), "full"));
  }
  BOOST_TEST(failure_of(config_in(directory.path())).empty());
}

BOOST_AUTO_TEST_CASE(a_data_directory_that_cannot_be_written_is_named) {
  const support::TemporaryDirectory directory;
  const auto file = directory.path() / "file";
  std::ofstream(file) << "in the way";
  BOOST_TEST(contains(failure_of(config_in(file)), file.string()));
  BOOST_TEST(contains(failure_of(config_in(file / "below")), "below"));
  BOOST_TEST(contains(failure_of(config_in("/proc/convene")), "/proc/convene"));
}

BOOST_AUTO_TEST_CASE(a_signal_that_comes_before_it_runs_stops_it) {
  const support::TemporaryDirectory directory;
  const support::FixedClock clock;
  app::Application application(config_in(directory.path()), clock);
  raise(SIGTERM);  // ends the test where nobody takes it
  application.run();
  BOOST_CHECK_THROW(support::HttpClient(application.port()).get("/livez"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(machines_can_ask_whether_it_lives_and_can_book) {
  const support::TestServer server({});
  auto client = server.client();
  BOOST_TEST(client.get("/livez").status == 200);
  BOOST_TEST(client.get("/readyz").body == "ready\nmail: written into a folder\n");
}

BOOST_AUTO_TEST_CASE(errors_are_pages_for_people_and_problems_for_programs) {
  const support::TestServer server({});
  auto client = server.client();
  const auto page = client.get("/nowhere");
  BOOST_TEST(page.status == 404);
  BOOST_TEST(page.header("content-type") == "text/html; charset=utf-8");
  const auto problem = client.get("/api/v1/nowhere");
  BOOST_TEST(problem.status == 404);
  BOOST_TEST(problem.header("content-type") == "application/problem+json");
  const auto wrong_method = client.request("POST", "/livez");
  BOOST_TEST(wrong_method.status == 405);
  BOOST_TEST(wrong_method.header("allow") == "GET, HEAD");
  for (const auto* answer : {&page, &problem, &wrong_method}) {
    BOOST_TEST(answer->has_header("content-security-policy"));
    BOOST_TEST(answer->header("x-content-type-options") == "nosniff");
  }
}

BOOST_AUTO_TEST_SUITE_END()
