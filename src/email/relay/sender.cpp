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
  try {
    return connection_.deliver({.from = from, .to = message.to.email}, mime(message));
  } catch (const std::exception& failure) {
    return {Fate::unreachable, fit_to_show(failure.what())};
  }
}

SendResult RelaySender::check() const {
  try {
    RelayConnection connection(options_, is_interrupted_);
    return connection.check();
  } catch (const std::exception& failure) {
    return {Fate::unreachable, fit_to_show(failure.what())};
  }
}

}  // namespace convene::email
