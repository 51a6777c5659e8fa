#include "email/relay/conversation.hpp"

#include <array>

#include "base/text.hpp"

namespace convene::email {
namespace {

struct Command {
  std::string_view begins_with;
  Conversation::Stage stage;
};

constexpr std::array<Command, 8> commands{{
    {"EHLO ", Conversation::Stage::hello},
    {"HELO ", Conversation::Stage::hello},
    {"STARTTLS", Conversation::Stage::encryption},
    {"AUTH ", Conversation::Stage::login},
    {"NOOP", Conversation::Stage::question},
    {"MAIL FROM:", Conversation::Stage::sender},
    {"RCPT TO:", Conversation::Stage::recipient},
    {"DATA", Conversation::Stage::data},
}};

bool begins_with(std::string_view command, std::string_view word) {
  return equals_ignoring_case(command.substr(0, word.size()), word);
}

}  // namespace

void Conversation::we_said(std::string_view command) {
  if (begins_with(command, "QUIT")) is_over_ = true;
  if (is_over_) return;
  // HELO is said where EHLO was refused: its refusal stands until there is another answer.
  if (!begins_with(command, "HELO ")) reply_.reset();
  // Whatever is none of these answers a question of the login.
  for (const auto& known : commands) {
    if (begins_with(command, known.begins_with)) {
      stage_ = known.stage;
      return;
    }
  }
}

void Conversation::relay_said(std::string_view line) {
  if (is_over_) return;
  auto reply = reader_.add(line);
  if (!reply) return;
  if (stage_ == Stage::data && reply->code / 100 == 3) {
    // libcurl sends the content now, and gives no account of where it ends.
    stage_ = Stage::content;
    reply_.reset();
  } else {
    reply_ = std::move(reply);
  }
}

}  // namespace convene::email
