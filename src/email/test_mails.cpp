#include "email/test_mails.hpp"

#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "email/composer.hpp"
#include "email/relay/smtp_reply.hpp"
#include "email/senders/folder.hpp"

namespace convene::email {
namespace {

namespace asio = boost::asio;
using Fate = SendResult::Fate;

constexpr std::chrono::hours hour{1};

}  // namespace

TestMails::Refusal TestMails::begin(const std::string& to) {
  const auto now = parts_.clock.now();
  const std::lock_guard lock(mutex_);
  if (const auto why = refusal(now); why != Refusal::none) return why;
  try {
    const auto message = parts_.composer.test_mail(to, now);
    TestMail mail{.to = to, .begun_at = now};
    if (!parts_.has_relay) mail.file = mail_file_name(message);
    // This joins the thread of the one before, which has nothing left to do. The new one does not
    // get beyond the lock before this is done.
    thread_ = std::jthread([this, message] { send(message); });
    last_ = std::move(mail);
  } catch (const std::exception&) {
    parts_.pace.give_back();
    throw;
  }
  begun_.push_back(now);
  return Refusal::none;
}

TestMails::Refusal TestMails::refusal(UtcTime now) {
  if (is_stopping_) return Refusal::stopping;
  if (last_ && !last_->result) return Refusal::busy;
  while (!begun_.empty() && begun_.front() <= now - hour) begun_.pop_front();
  if (begun_.size() >= test_mails_per_hour_max) return Refusal::too_many;
  return parts_.pace.take(now) ? Refusal::none : Refusal::pace;
}

std::optional<TestMail> TestMails::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

void TestMails::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    if (sender_) sender_->interrupt();
  }
  // Nobody else touches it now: begin() takes no other.
  if (thread_.joinable()) thread_.join();
}

void TestMails::send(const Message& message) {
  const auto result = attempt(message);
  note(result);
  std::vector<std::function<void()>> waiting;
  {
    const std::lock_guard lock(mutex_);
    sender_.reset();
    last_->result = result;
    last_->ended_at = parts_.clock.now();
    waiting.swap(waiting_);
  }
  for (const auto& call : waiting) call();
}

SendResult TestMails::attempt(const Message& message) {
  try {
    auto made = parts_.make_sender();
    Sender& sender = *made;
    {
      const std::lock_guard lock(mutex_);
      if (is_stopping_) sender.interrupt();
      sender_ = std::move(made);
    }
    return sender.send(message);
  } catch (const std::exception& failure) {
    return {Fate::unreachable, fit_to_show(failure.what())};
  }
}

void TestMails::note(const SendResult& result) {
  const auto now = parts_.clock.now();
  const bool is_there = result.fate != Fate::unreachable && result.fate != Fate::not_let_in;
  if (is_there) {
    parts_.pace.record(now);
  } else {
    parts_.pace.give_back();
  }
  if (!parts_.has_relay) return;
  if (result.fate == Fate::accepted || result.fate == Fate::refused) {
    parts_.monitor.record(RelayMonitor::State::working, now, {});
    parts_.signal.notify();
  } else if (!is_there) {
    parts_.monitor.record(result.fate == Fate::unreachable ? RelayMonitor::State::unreachable
                                                           : RelayMonitor::State::not_let_in,
                          now, result.reply);
  }
}

void TestMails::when_ended(std::function<void()> call) {
  {
    const std::lock_guard lock(mutex_);
    if (last_ && !last_->result) {
      waiting_.push_back(std::move(call));
      return;
    }
  }
  call();
}

asio::awaitable<std::optional<TestMail>> TestMails::ended(std::chrono::milliseconds longest) {
  const auto strand = asio::make_strand(co_await asio::this_coro::executor);
  const auto bell = std::make_shared<asio::steady_timer>(strand, longest);
  const auto ring = [strand, bell] { asio::post(strand, [bell] { bell->cancel(); }); };
  // Runs on the strand, on which the bell is rung too.
  auto wait = [](TestMails& mails, auto ringing, auto timer) -> asio::awaitable<void> {
    mails.when_ended(ringing);
    boost::system::error_code rung;
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, rung));
  };
  auto waiting = wait(*this, ring, bell);
  co_await asio::co_spawn(strand, std::move(waiting), asio::use_awaitable);
  co_return last();
}

std::string refusal_text(TestMails::Refusal refusal) {
  switch (refusal) {
    case TestMails::Refusal::none:
      return {};
    case TestMails::Refusal::busy:
      return "A test email is being sent already. Wait until it has ended.";
    case TestMails::Refusal::too_many:
      return "There were as many test emails within the last hour as there may be. Try again "
             "later.";
    case TestMails::Refusal::pace:
      return "The mail relay takes no more emails at the moment, by the limits that are set for "
             "it. Try again later.";
    case TestMails::Refusal::stopping:
      return "The server is being stopped.";
  }
  return {};
}

}  // namespace convene::email
