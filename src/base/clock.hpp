#pragma once

#include <chrono>

namespace convene {

// A moment, in whole seconds UTC: what the database stores and what every rule compares.
using UtcTime = std::chrono::sys_seconds;

// Where the program asks what time it is, so that a test can say.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual UtcTime now() const = 0;
};

class SystemClock final : public Clock {
 public:
  UtcTime now() const override;
};

}  // namespace convene
