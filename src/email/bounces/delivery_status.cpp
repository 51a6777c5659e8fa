#include "email/bounces/delivery_status.hpp"

#include <optional>
#include <utility>

#include "base/text.hpp"
#include "email/bounces/fields.hpp"

namespace convene::email {
namespace {

using Action = RecipientReport::Action;

// Our mails have one recipient; a mailbox that sends them on may have several.
constexpr std::size_t groups_max = 50;

// "failed" of "Failed (permanently)"
std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" (;"));
}

std::optional<Action> action_of(std::string_view field, std::string_view status) {
  const auto word = ascii_lower(first_word(field));
  if (word == "failed") return Action::failed;
  if (word == "delayed") return Action::delayed;
  if (word == "delivered" || word == "relayed" || word == "expanded") return Action::delivered;
  if (!word.empty()) return std::nullopt;
  // RFC 3464 demands the field. Where it is missing, nobody has to hear that a mail came back that
  // may still arrive.
  if (status.starts_with("5.")) return Action::failed;
  if (status.starts_with("4.")) return Action::delayed;
  return std::nullopt;
}

// "550 5.1.1 No such user" of "smtp; 550 5.1.1 No such user"
std::string_view without_type(std::string_view diagnostic) {
  const auto semicolon = diagnostic.find(';');
  constexpr std::size_t type_length_max = 20;
  if (semicolon > type_length_max) return diagnostic;
  diagnostic.remove_prefix(semicolon + 1);
  diagnostic.remove_prefix(std::min(diagnostic.find_first_not_of(' '), diagnostic.size()));
  return diagnostic;
}

}  // namespace

std::vector<RecipientReport> read_delivery_status(std::string_view text) {
  std::vector<RecipientReport> reports;
  for (std::size_t count = 0; count < groups_max && !text.empty(); ++count) {
    // The first group speaks of the message; some write it and the recipient's as one.
    const auto group = take_fields(text);
    const auto status = first_word(value_of(group, "status"));
    const auto action = action_of(value_of(group, "action"), status);
    if (!action) continue;
    auto diagnostic = value_of(group, "diagnostic-code");
    // Exchange's, of what another server told it.
    if (diagnostic.empty()) diagnostic = value_of(group, "x-supplementary-info");
    reports.push_back({.action = *action,
                       .status = std::string(status),
                       .diagnostic = std::string(without_type(diagnostic))});
  }
  return reports;
}

}  // namespace convene::email
