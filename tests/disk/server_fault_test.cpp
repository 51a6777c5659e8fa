// The whole server on a disk that fails, asked over HTTP: a full disk is answered with 503 until
// there is room; a disk on which a commit failed ends the server, and the next one finds what was
// acknowledged.

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/disk_faults.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_database.hpp"
#include "support/test_server.hpp"

using namespace convene;
namespace json = boost::json;
using support::DiskFaults;
using support::HttpClient;
using support::HttpResponse;
using Kind = support::DiskOperation::Kind;

namespace {

constexpr int tries_max = 300;  // a fault is met by then, or comes too late

HttpResponse book(HttpClient& client, int person) {
  return client.post_json(
      "/api/v1/events/leeds/bookings",
      fmt::format(R"({{"submission_id": "submission-of-person-{0}", "contact": {{
          "name": "Sample Person {0}", "email": "person-{0}@example.org"}}, "delegates": [{{
          "name": "Sample Person {0}", "email": "person-{0}@example.org",
          "sector": "education"}}]}})",
                  person));
}

std::string member(const HttpResponse& answer, std::string_view name) {
  return json::value_to<std::string>(json::parse(answer.body).at(name));
}

int status_of(HttpClient& client, const HttpResponse& booked) {
  const auto token = "Bearer " + member(booked, "manage_token");
  return client.get("/api/v1/bookings/" + member(booked, "reference"), {{"Authorization", token}})
      .status;
}

// A server in a process of its own, whose disk fails once it listens.
class DoomedServer {
 public:
  DoomedServer(const app::Config& config, const DiskFaults::Fault& fault) {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    process_ = fork();
    if (process_ == 0) serve(config, fault, ends[1]);
    close(ends[1]);
    BOOST_REQUIRE(process_ > 0);
    BOOST_REQUIRE(read(ends[0], &port_, sizeof port_) == sizeof port_);
    close(ends[0]);
  }

  HttpClient client() const { return HttpClient(port_); }
  // Waits for it to end by itself.
  int exit_status() const {
    int status = 0;
    BOOST_REQUIRE(waitpid(process_, &status, 0) == process_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  [[noreturn]] static void serve(const app::Config& config, const DiskFaults::Fault& fault,
                                 int port_to) {
    DiskFaults disk;
    const support::FixedClock clock;
    app::Application application(config, clock);
    disk.arm(fault);
    const auto port = application.port();
    if (write(port_to, &port, sizeof port) == sizeof port) application.run();
    std::_Exit(EXIT_SUCCESS);
  }

  pid_t process_ = -1;
  unsigned short port_ = 0;
};

// The answers to people who book one after the other until the server ends.
std::vector<HttpResponse> answers_of(const DoomedServer& server) {
  std::vector<HttpResponse> answers;
  auto client = server.client();
  try {
    while (answers.size() < tries_max) {
      answers.push_back(book(client, static_cast<int>(answers.size())));
    }
  } catch (const std::runtime_error&) {
    return answers;  // the last one is left out: nobody answered it
  }
  throw std::runtime_error("the server goes on as if its disk had not failed");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(server_on_a_bad_disk)

BOOST_AUTO_TEST_CASE(a_full_disk_is_answered_with_503_and_the_server_goes_on) {
  DiskFaults disk;
  const support::TestServer server({support::sample_event("leeds", 3)});
  auto client = server.client();
  const auto first = book(client, 0);
  BOOST_REQUIRE(first.status == 201);

  int refused = 0;
  for (int nth = 1; nth < tries_max; ++nth) {
    BOOST_TEST_CONTEXT("write " << nth) {
      disk.arm({.kind = Kind::write, .code = SQLITE_FULL, .nth = nth, .lasts = true});
      const auto answer = book(client, nth);
      const bool is_felt = disk.has_struck();
      BOOST_TEST(status_of(client, first) == 200);
      disk.repair();
      if (answer.status == 503) {
        ++refused;
        BOOST_TEST(!answer.header("retry-after").empty());
        BOOST_TEST(answer.header("content-type") == "application/problem+json");
      }
      const auto again = book(client, nth);
      BOOST_TEST(answer.status == (again.status == 201 ? 503 : 201));
      BOOST_TEST(status_of(client, again) == 200);
      if (!is_felt) break;
    }
  }
  BOOST_TEST(refused > 0);
}

BOOST_AUTO_TEST_CASE(a_failed_commit_ends_the_server_and_the_next_one_finds_what_was_acknowledged) {
  const struct {
    Kind kind;
    int code;
    int nth;
  } cases[] = {
      {Kind::sync, SQLITE_IOERR_FSYNC, 1},  {Kind::sync, SQLITE_IOERR_FSYNC, 2},
      {Kind::sync, SQLITE_IOERR_FSYNC, 5},  {Kind::sync, SQLITE_IOERR_FSYNC, 9},
      {Kind::write, SQLITE_IOERR_WRITE, 1}, {Kind::write, SQLITE_IOERR_WRITE, 60},
  };
  for (const auto& [kind, code, nth] : cases) {
    BOOST_TEST_CONTEXT((kind == Kind::sync ? "sync " : "write ") << nth) {
      const support::TemporaryDirectory directory;
      const auto config =
          support::server_config(directory.path(), {support::sample_event("leeds", 3)});
      const DoomedServer doomed(config, {.kind = kind, .code = code, .nth = nth});
      const auto answers = answers_of(doomed);
      BOOST_TEST(doomed.exit_status() == EXIT_FAILURE);

      const support::RunningServer next(config);
      auto client = next.client();
      for (std::size_t person = 0; person < answers.size(); ++person) {
        const auto& answer = answers[person];
        BOOST_TEST(answer.status == 201);
        BOOST_TEST(status_of(client, answer) == 200);
        const auto again = book(client, static_cast<int>(person));
        BOOST_TEST(again.status == 200);
        BOOST_TEST(member(again, "reference") == member(answer, "reference"));
      }
      const auto unanswered = static_cast<int>(answers.size());
      const auto asked_again = book(client, unanswered);
      BOOST_TEST((asked_again.status == 200 || asked_again.status == 201));
      BOOST_TEST(member(book(client, unanswered), "reference") == member(asked_again, "reference"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
