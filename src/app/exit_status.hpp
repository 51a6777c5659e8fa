#pragma once

#include <stdexcept>

// How the program ends where a mail server runs it: by these numbers (sysexits.h) it knows what to
// do with the message.
namespace convene::app {

// EX_TEMPFAIL: nothing is wrong with the message. It keeps it and tries again. One clear sentence.
struct TryAgain : std::runtime_error {
  static constexpr int status = 75;
  using std::runtime_error::runtime_error;
};

// EX_DATAERR: it is no message that we could ever take. One clear sentence.
struct NoMessage : std::runtime_error {
  static constexpr int status = 65;
  using std::runtime_error::runtime_error;
};

}  // namespace convene::app
