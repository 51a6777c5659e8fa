#pragma once

#include <stdexcept>

namespace convene {

// What was asked for was not done and may be tried again: a queue is full, or the disk failed.
// Answered with 503 and Retry-After.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace convene
