#pragma once

#include <optional>
#include <string_view>

#include "email/relay/smtp_reply.hpp"

namespace convene::email {

// What we and the relay have said to each other about one mail. It is followed because libcurl's
// own result does not say which command a relay refused, nor in which words.
class Conversation {
 public:
  // What the relay was last asked, in the order of a session.
  enum class Stage {
    greeting,    // nothing yet: it speaks first
    hello,       // EHLO, HELO
    encryption,  // STARTTLS
    login,       // AUTH and what belongs to it
    question,    // NOOP: whether it would take mail from us
    sender,      // MAIL FROM
    recipient,   // RCPT TO
    data,        // DATA
    content,     // the mail itself
  };

  // A command of ours. It may hold the password, and nothing of it is kept.
  void we_said(std::string_view command);
  // A line of the relay's.
  void relay_said(std::string_view line);

  Stage stage() const { return stage_; }
  // The relay's whole reply to that; nothing while it is awaited.
  const std::optional<SmtpReply>& reply() const { return reply_; }
  // Whether the relay was told of a mail, so that what it does next may concern this one.
  bool is_about_mail() const { return stage_ >= Stage::sender; }

 private:
  Stage stage_ = Stage::greeting;
  std::optional<SmtpReply> reply_;
  SmtpReplyReader reader_;
  bool is_over_ = false;  // we said QUIT: what comes now changes nothing
};

}  // namespace convene::email
