#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "email/mail_fixture.hpp"
#include "email/outbox/worker.hpp"
#include "support/wait_until.hpp"

namespace convene::email {

// MailFixture with a worker that sends what is in the outbox.
class OutboxFixture : public MailFixture {
 public:
  // Its stop() returns once the attempt that it is at is recorded.
  std::unique_ptr<OutboxWorker> start(Sender& sender, PaceLimits limits = {}) {
    return std::make_unique<OutboxWorker>(
        OutboxWorker::Parts{database.writer(), database.readers(), composer, sender,
                            database.clock(), signal, monitor},
        limits);
  }
  std::vector<std::string> outbox() {
    return rows(
        "SELECT trim(kind || ' ' || state || ' ' || attempts || ' ' || reply) FROM outbox"
        " ORDER BY id");
  }
  void check_outbox(const std::vector<std::string>& expected) {
    BOOST_TEST(outbox() == expected, boost::test_tools::per_element());
  }
  // How many mails of the outbox are in such a state.
  int count(const std::string& condition) {
    return std::stoi(rows("SELECT count(*) FROM outbox WHERE " + condition).at(0));
  }
  // The worker has noted what came of its last attempt: time may go on.
  void wait_for_record() {
    support::wait_until([&] { return count("state = 'sending'") == 0; });
  }
  RelayMonitor::State relay() { return monitor.last().state; }

  OutboxSignal signal;
  RelayMonitor monitor{true};
};

}  // namespace convene::email
