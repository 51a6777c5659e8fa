// A mail that came back, from the relay that took it to the outbox.

#include <fstream>

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include "app/relayed_config.hpp"
#include "support/test_database.hpp"
#include "support/test_server.hpp"
#include "support/wait_until.hpp"

using namespace convene;

namespace {

constexpr const char* booking = R"({"submission_id": "bounces-test-0001",
  "contact": {"name": "Sample Delegate", "email": "ann@school.example"},
  "delegates": [{"name": "Sample Delegate", "email": "ann@school.example", "sector": "education"}]})";

app::Config with_return_path(app::Config config) {
  config.mail.from = "events@example.org";
  config.mail.return_path = "bounces@example.org";
  return config;
}

// What a mail server sends to the address that the mail came from.
std::string report_to(const std::string& return_path) {
  return "From: MAILER-DAEMON@mx.school.example\nTo: <" + return_path +
         ">\n"
         "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
         "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.school.example\n\n"
         "Final-Recipient: rfc822; ann@school.example\nAction: failed\nStatus: 5.1.1\n"
         "Diagnostic-Code: smtp; 550 5.1.1 No such user\n--b--\n";
}

std::string outbox(const app::Config& config) {
  const SQLite::Database database((config.data_directory / "convene.db").string());
  SQLite::Statement row(database,
                        "SELECT state || ' ' || is_permanent || ' ' || reply FROM outbox");
  return row.executeStep() ? row.getColumn(0).getString() : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bounces)

BOOST_AUTO_TEST_CASE(a_report_to_the_address_that_a_mail_came_from_says_that_it_came_back) {
  const support::ScriptedRelay relay("{}");
  const support::TemporaryDirectory directory;
  const auto config = with_return_path(
      tests::relayed(support::server_config(directory.path(), {support::sample_event()}), relay));
  const support::RunningServer server(config);
  BOOST_REQUIRE(server.client().post_json("/api/v1/events/leeds/bookings", booking).status == 201);
  BOOST_REQUIRE(support::wait_until([&] { return outbox(config).starts_with("handed_over"); }));
  const auto return_path = relay.mails().at(0).from;
  BOOST_TEST(return_path.starts_with("bounces+1."));

  std::ofstream(directory.path() / "bounces" / "tmp" / "1") << report_to(return_path);
  std::filesystem::rename(directory.path() / "bounces" / "tmp" / "1",
                          directory.path() / "bounces" / "new" / "1");
  BOOST_TEST(support::wait_until([&] { return outbox(config).starts_with("bounced"); }));
  BOOST_TEST(outbox(config) == "bounced 1 550 5.1.1 No such user");
  const auto seen = directory.path() / "bounces" / "cur" / "1:2,S";
  BOOST_TEST(support::wait_until([&] { return std::filesystem::exists(seen); }));
}

BOOST_AUTO_TEST_SUITE_END()
