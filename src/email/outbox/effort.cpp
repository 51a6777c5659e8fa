#include "email/outbox/effort.hpp"

#include <algorithm>
#include <ctime>

namespace convene::email {
namespace {

using std::chrono::nanoseconds;

nanoseconds cpu_time_of_this_thread() {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return std::chrono::seconds{used.tv_sec} + nanoseconds{used.tv_nsec};
}

}  // namespace

std::chrono::milliseconds rest_after(const Effort& effort) {
  const auto least_time = std::max<nanoseconds>(effort.mails * time_per_mail_min,
                                                effort.cpu_time * time_per_cpu_time_min);
  return std::chrono::floor<std::chrono::milliseconds>(
      std::max(least_time - effort.time, nanoseconds{0}));
}

EffortMeter::EffortMeter()
    : begun_at_(std::chrono::steady_clock::now()), cpu_time_before_(cpu_time_of_this_thread()) {}

Effort EffortMeter::effort(std::size_t mails) const {
  return {.mails = mails,
          .time = std::chrono::steady_clock::now() - begun_at_,
          .cpu_time = cpu_time_of_this_thread() - cpu_time_before_};
}

}  // namespace convene::email
