#include "email/relay/fate.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "email/refusal.hpp"

namespace convene::email {
namespace {

using Fate = SendResult::Fate;
using Stage = Conversation::Stage;

SendResult told(Fate fate, std::string_view what, std::string_view words) {
  return {fate, fit_to_show(std::string(what).append(words))};
}

// "Authentication required", "mechanism too weak", "credentials invalid" (RFC 4954): some relays
// say so at a later command than AUTH.
bool asks_for_login(int code) { return code == 530 || code == 534 || code == 535; }

constexpr int goes_away = 421;       // closes the connection, whatever was asked (RFC 5321)
constexpr int mail_too_large = 552;  // the answer to the SIZE that MAIL FROM tells (RFC 1870)

SendResult refusal_of(Stage stage, const SmtpReply& reply) {
  const bool is_final = reply.code >= 500;
  if (asks_for_login(reply.code)) {
    return told(Fate::not_let_in, "The relay does not let us in: ", reply.text);
  }
  switch (stage) {
    case Stage::greeting:
    case Stage::hello:
    case Stage::question:
      return told(Fate::unreachable, "The relay takes no mail from this server: ", reply.text);
    case Stage::encryption:
      return told(Fate::unreachable, "The relay does not begin to encrypt: ", reply.text);
    case Stage::login:
      return is_final
                 ? told(Fate::not_let_in, "The relay does not let us in: ", reply.text)
                 : told(Fate::unreachable, "The relay cannot check our password: ", reply.text);
    case Stage::sender:
      if (reply.code == goes_away) {
        return told(Fate::unreachable, "The relay goes away: ", reply.text);
      }
      // True of every mail, unless it speaks of this one's size.
      if (is_final && reply.code != mail_too_large) {
        return told(Fate::unreachable, "The relay refuses our sender address: ", reply.text);
      }
      break;
    case Stage::recipient:
    case Stage::data:
    case Stage::content:
      break;
  }
  // A refusal after the recipient was taken is of what the mail says.
  return {is_final ? Fate::refused : Fate::deferred, reply.text,
          stage == Stage::recipient && is_of_address(reply.text)};
}

// Nothing where the reply alone does not decide.
std::optional<SendResult> judged_by_reply(Stage stage, const SmtpReply& reply) {
  const bool is_refusal = reply.code >= 400 && reply.code <= 599;
  if (stage == Stage::question && reply.code != goes_away && !asks_for_login(reply.code)) {
    // It let us in and speaks with us; that it knows no NOOP does not matter.
    return SendResult{Fate::accepted, reply.text};
  }
  if (stage == Stage::content && reply.code / 100 == 2) {
    return SendResult{Fate::accepted, reply.text};
  }
  if (is_refusal) return refusal_of(stage, reply);
  return std::nullopt;
}

// What stood in the way of a mail that the relay was not told of yet.
SendResult unreachable(const Ending& ending) {
  switch (ending.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Fate::unreachable, "The relay's name cannot be found"};
    case CURLE_COULDNT_CONNECT:
      return told(Fate::unreachable, "Nobody answers at the relay's address: ", ending.words);
    case CURLE_OPERATION_TIMEDOUT:
      return told(Fate::unreachable, "The relay did not answer in time: ", ending.words);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return told(Fate::unreachable, "The relay's certificate cannot be trusted: ", ending.words);
    case CURLE_SSL_CACERT_BADFILE:
      return told(Fate::unreachable,
                  "The file of trusted certificates cannot be read: ", ending.words);
    case CURLE_USE_SSL_FAILED:
      return {Fate::unreachable, "The relay offers no encryption (STARTTLS)"};
    case CURLE_SSL_CONNECT_ERROR:
      return told(Fate::unreachable,
                  "No encrypted connection to the relay comes about: ", ending.words);
    case CURLE_LOGIN_DENIED:
      return {Fate::not_let_in, "The relay offers no login with a password (PLAIN or LOGIN)"};
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
      return {Fate::unreachable, "The relay closed the connection before it let us in"};
    default:
      return told(Fate::unreachable, "No connection to the relay comes about: ", ending.words);
  }
}

}  // namespace

SendResult fate_of(const Conversation& conversation, const Ending& ending) {
  if (const auto& reply = conversation.reply()) {
    if (auto result = judged_by_reply(conversation.stage(), *reply)) return *std::move(result);
  }
  if (ending.is_interrupted) return {Fate::deferred, "Interrupted: the server ends"};
  if (!conversation.is_about_mail()) return unreachable(ending);
  if (ending.code == CURLE_OPERATION_TIMEDOUT) {
    return {Fate::deferred,
            "The relay did not answer in time; nobody knows whether it has the mail"};
  }
  return {Fate::deferred, "The connection broke before the relay answered"};
}

}  // namespace convene::email
