#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "email/mail_fixture.hpp"
#include "email/outbox/worker.hpp"
#include "support/wait_until.hpp"

namespace convene::email {

inline const SendResult later{SendResult::Fate::deferred, "450 later"};
inline const SendResult away{SendResult::Fate::unreachable, "nobody listens"};
inline const SendResult not_let_in{SendResult::Fate::not_let_in, "535 wrong password"};

// Answers as it is told, then takes everything; lets a test wait for what it was given.
class TestSender final : public Sender {
 public:
  explicit TestSender(std::vector<SendResult> results = {})
      : results_(std::make_move_iterator(results.begin()), std::make_move_iterator(results.end())) {
  }

  SendResult send(const Message& message) override {
    const std::lock_guard lock(mutex_);
    attempts_.push_back(message.message_id);
    changed_.notify_all();
    if (results_.empty()) return {SendResult::Fate::accepted, "250 OK"};
    auto result = std::move(results_.front());
    results_.pop_front();
    return result;
  }
  bool has_new_password() const override { return is_password_new; }
  SendResult check() override { return checked; }

  // The Message-IDs of the first `count` attempts, once there are so many.
  std::vector<std::string> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return attempts_.size() >= count; });
    return attempts_;
  }
  std::size_t attempts() {
    const std::lock_guard lock(mutex_);
    return attempts_.size();
  }

  std::atomic<bool> is_password_new = false;
  SendResult checked{SendResult::Fate::accepted, "250 ready"};  // set before the worker starts

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  // mutex_ guards these:
  std::vector<std::string> attempts_;
  std::deque<SendResult> results_;
};

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

// The same with a sender that answers as it is told.
class WorkerFixture : public OutboxFixture {
 public:
  // Has the worker make `count` attempts from now on, then stops it.
  void run_for(TestSender& sender, std::size_t count, PaceLimits limits = {}) {
    const auto before = sender.attempts();
    const auto worker = start(sender, limits);
    sender.wait_for(before + count);
    worker->stop();
  }
};

}  // namespace convene::email
