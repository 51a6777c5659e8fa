#include "app/mail_test.hpp"

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "app/addresses.hpp"
#include "app/control/client.hpp"
#include "app/parts/mail.hpp"
#include "app/parts/storage.hpp"
#include "domain/field_check.hpp"

namespace convene::app {
namespace {

using boost::asio::awaitable;
using Fate = email::SendResult::Fate;

// Longer than the relay may take, its timeouts all added up.
constexpr std::chrono::minutes longest_test{4};

std::string outcome_text(const Config& config, const email::TestMail& mail) {
  if (!config.mail.relay) {
    if (mail.result->fate != Fate::filed) {
      return fmt::format("The test mail could not be written: {}", mail.result->reply);
    }
    const auto folder = storage::DataDirectory{config.data_directory}.mail();
    return fmt::format(
        "No mail leaves this machine: no relay is set (--mail-relay). The test mail is written "
        "into "
        "{}",
        (folder / mail.file).string());
  }
  const auto relay = email::host_and_port(*config.mail.relay);
  const auto& reply = mail.result->reply;
  switch (mail.result->fate) {
    case Fate::accepted:
      return fmt::format("The mail relay {} has taken the test mail to {}: {}", relay, mail.to,
                         reply);
    case Fate::refused:
      return fmt::format("The mail relay {} refuses the test mail to {}: {}", relay, mail.to,
                         reply);
    case Fate::filed:
    case Fate::deferred:
      return fmt::format("The mail relay {} has not taken the test mail to {} this time: {}", relay,
                         mail.to, reply);
    case Fate::unreachable:
    case Fate::not_let_in:
      return fmt::format("The test mail to {} was not sent (mail relay {}). {}", mail.to, relay,
                         reply);
  }
  return {};
}

ControlAnswer ask_ourselves(const Config& config, const std::string& address) {
  const SystemClock clock;
  const storage::DataDirectory directory{config.data_directory};
  if (!std::filesystem::exists(directory.database())) {
    throw std::runtime_error(fmt::format(
        "There is no database in {}. Start the server there once, or name the right place with "
        "--data-dir.",
        directory.root.string()));
  }
  Storage storage(config, clock, [](storage::Connection&, const storage::Changes&) {});
  const auto composer = make_composer(config, public_url(config, config.listen_port), storage);
  email::Pace pace(config.mail.limits, {});
  email::OutboxSignal signal;
  // What it would note concerns the outbox, which nobody serves.
  email::RelayMonitor monitor(false);
  email::TestMails test_mails(
      {.composer = composer,
       .make_sender = [&] { return make_sender(config.mail, composer.host(), directory); },
       .has_relay = config.mail.relay.has_value(),
       .clock = clock,
       .pace = pace,
       .signal = signal,
       .monitor = monitor});
  boost::asio::io_context io;
  ControlAnswer answer;
  std::exception_ptr failure;
  boost::asio::co_spawn(io, test_mail(config, test_mails, {address}),
                        [&](std::exception_ptr thrown, ControlAnswer given) {
                          failure = std::move(thrown);
                          answer = std::move(given);
                        });
  io.run();
  test_mails.stop();
  storage.stop();
  if (failure) std::rethrow_exception(failure);
  return answer;
}

}  // namespace

awaitable<ControlAnswer> test_mail(const Config& config, email::TestMails& test_mails,
                                   std::vector<std::string> arguments) {
  domain::FieldCheck check;
  const auto to = check.email("address", arguments.size() == 1 ? arguments.front() : "",
                              "Name one email address");
  if (const auto errors = check.take(); !errors.empty()) {
    co_return ControlAnswer{.text = errors.front().message + "."};
  }
  if (const auto refusal = test_mails.begin(to); refusal != email::TestMails::Refusal::none) {
    co_return ControlAnswer{.text = refusal_text(refusal)};
  }
  const auto mail = co_await test_mails.ended(longest_test);
  if (!mail->result) co_return ControlAnswer{.text = "The mail relay has not answered in time."};
  const auto fate = mail->result->fate;
  co_return ControlAnswer{.is_well = fate == Fate::accepted || fate == Fate::filed,
                          .text = outcome_text(config, *mail)};
}

std::string test_mail(const Config& config, const std::string& address) {
  const auto socket = storage::DataDirectory{config.data_directory}.control_socket();
  auto answer = ask_running_server(socket, {.command = "mail test", .arguments = {address}});
  if (!answer) answer = ask_ourselves(config, address);
  if (!answer->is_well) throw std::runtime_error(answer->text);
  return answer->text;
}

}  // namespace convene::app
