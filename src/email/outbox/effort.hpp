#pragma once

#include <chrono>
#include <cstddef>

// How much of the machine the outbox's thread takes. Ten thousand people who book at once must not
// wait for a place behind the mails of those before them: without a measure, the mails took half of
// the disk and a third of the processor.
namespace convene::email {

// 250 mails a second at the most, where the relay sets no limit.
constexpr std::chrono::milliseconds time_per_mail_min{4};
// A mail into a folder costs three times what one to a relay does: of a core, the thread takes an
// eighth at the most.
constexpr int time_per_cpu_time_min = 8;

// What sending some mails took.
struct Effort {
  std::size_t mails = 0;
  std::chrono::nanoseconds time{0};
  std::chrono::nanoseconds cpu_time{0};
};

// How long to rest after it; zero where it took long enough by itself.
std::chrono::milliseconds rest_after(const Effort& effort);

// Counts what the calling thread does from here on.
class EffortMeter {
 public:
  EffortMeter();
  Effort effort(std::size_t mails) const;

 private:
  std::chrono::steady_clock::time_point begun_at_;
  std::chrono::nanoseconds cpu_time_before_;
};

}  // namespace convene::email
