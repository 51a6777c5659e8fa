#pragma once

#include "email/message.hpp"

namespace convene::email {

// Hands a mail on: to files, or to a relay.
class Sender {
 public:
  virtual ~Sender() = default;
  // Returns once the mail is in somebody else's care. Throws std::exception where it is not, with a
  // reason that holds nothing personal. The same message may come again after a crash.
  virtual void send(const Message& message) = 0;
};

}  // namespace convene::email
