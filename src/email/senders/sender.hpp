#pragma once

#include <string>

#include "email/message.hpp"

namespace convene::email {

// What became of an attempt to hand a mail on.
struct SendResult {
  enum class Fate {
    accepted,     // it is in a relay's care
    filed,        // it lies in a folder; nobody is sent anything
    deferred,     // not this time, or nobody knows: the connection broke before an answer came
    refused,      // never: the relay said so of this mail or its address
    unreachable,  // says nothing of this mail: the relay is away, busy or does not talk with us
    not_let_in,  // the same: it does not take our name or password, and asking again makes it worse
  };

  Fate fate = Fate::accepted;
  // The relay's own words ("550 5.1.1 No such user"), or what broke. One line; nothing of the
  // mail's.
  std::string reply;
  bool is_address_refused = false;  // refused: the address does not work, for any mail
};

// Hands a mail on: to files, or to a relay.
class Sender {
 public:
  virtual ~Sender() = default;
  // Returns once the fate of the mail is known, however the attempt ends. The same message may come
  // again after a crash or a broken connection.
  virtual SendResult send(const Message& message) = 0;
  // Whether a mail would be taken, without sending one: accepted, unreachable or not_let_in;
  // deferred where it was interrupted.
  virtual SendResult check() { return {}; }
  // Whether, after Fate::not_let_in, what we show the relay is another by now.
  virtual bool has_new_password() const { return false; }
  // Called from another thread when the server ends: what runs returns within a second.
  virtual void interrupt() noexcept {}
};

}  // namespace convene::email
