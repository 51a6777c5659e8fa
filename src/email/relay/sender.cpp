#include "email/relay/sender.hpp"

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>

namespace convene::email {
namespace {

using Fate = SendResult::Fate;

RelayOptions checked(RelayOptions options) {
  check_options(options);
  return options;
}

// Nothing that could end the command which carries it.
bool fits_envelope(std::string_view address) {
  return !address.empty() && std::ranges::none_of(address, [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value <= ' ' || value == 0x7F || byte == '<' || byte == '>';
  });
}

// Somebody who has no password cannot be asked for another one: the relay may take us again by
// itself, once it is another day or its settings are others.
SendResult judged_without_user(SendResult result, const RelayOptions& options) {
  if (result.fate != Fate::not_let_in || !options.user.empty()) return result;
  return {
      Fate::unreachable,
      fit_to_show("The relay wants a login, or encryption, and no user is set: " + result.reply)};
}

}  // namespace

RelaySender::RelaySender(RelayOptions options)
    : options_(checked(std::move(options))), connection_(options_, is_interrupted_) {}

SendResult RelaySender::send(const Message& message) {
  if (is_interrupted_) return {Fate::deferred, "Interrupted: the server ends"};
  const auto& from = message.return_path.empty() ? message.from.email : message.return_path;
  if (!fits_envelope(from)) {
    return {Fate::unreachable, "Our own sender address is none that a mail can have"};
  }
  if (!fits_envelope(message.to.email)) {
    return {Fate::refused, "The address is none that a mail can be sent to", true};
  }
  std::string content;
  try {
    content = mime(message);
  } catch (const std::exception& failure) {
    return {Fate::deferred,
            fit_to_show(std::string("The mail cannot be written: ") + failure.what())};
  }
  try {
    note_password();
    return judged_without_user(connection_.deliver({.from = from, .to = message.to.email}, content),
                               options_);
  } catch (const std::exception& failure) {
    return {Fate::unreachable, fit_to_show(failure.what())};
  }
}

SendResult RelaySender::check() {
  try {
    note_password();
    RelayConnection connection(options_, is_interrupted_);
    return judged_without_user(connection.check(), options_);
  } catch (const std::exception& failure) {
    return {Fate::unreachable, fit_to_show(failure.what())};
  }
}

bool RelaySender::has_new_password() const {
  const auto now = password();
  const std::lock_guard lock(mutex_);
  return now && now != shown_password_;
}

std::optional<std::string> RelaySender::password() const {
  if (options_.user.empty()) return std::nullopt;
  try {
    return read_password(options_.password_file);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void RelaySender::note_password() {
  // Read before the login reads it: one that is put there in between is tried once more.
  auto shown = password();
  const std::lock_guard lock(mutex_);
  shown_password_ = std::move(shown);
}

}  // namespace convene::email
