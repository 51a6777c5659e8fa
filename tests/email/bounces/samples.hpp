#pragma once

#include <filesystem>
#include <string>

#include "email/mail_fixture.hpp"
#include "email/message_id.hpp"
#include "support/fixed_clock.hpp"

namespace convene::email {

// The mail that the messages beside this file are about: the first that a MailFixture writes.
inline ClaimedMessageId sample_mail() {
  constexpr domain::MailId first{1};
  const auto id = message_id(mail_id_key(), first, support::FixedClock::start);
  return {first, id.substr(id.find('.') + 1)};
}

inline std::filesystem::path sample_file(const std::string& name) {
  return std::filesystem::path(CONVENE_BOUNCES) / (name + ".eml");
}

// Written for these tests as the mail servers of their names write them.
inline std::string sample(const std::string& name) { return contents(sample_file(name)); }

inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

}  // namespace convene::email
