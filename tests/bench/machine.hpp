#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <sched.h>

// Whether a measurement was disturbed by what else the machine did.
namespace convene::bench {

// CPU time since each process began, its finished children's included.
struct CpuUse {
  double own_seconds = 0;      // this process and all below it
  double foreign_seconds = 0;  // everybody else but the kernel's threads, which work for us too
  double stolen_seconds = 0;   // what the hypervisor gave to others
};
CpuUse cpu_use();

// Watches the machine from its making on.
class Watch {
 public:
  using Clock = std::chrono::steady_clock;

  Watch() : use_at_start_(cpu_use()), started_at_(Clock::now()) {}

  double seconds() const;
  // The part of one core that others took.
  double disturbance() const;
  bool was_disturbed() const { return disturbance() > disturbance_max; }

  static constexpr double disturbance_max = 0.05;

 private:
  CpuUse use_at_start_;
  Clock::time_point started_at_;
};

// These measure one process.
double cpu_seconds(int process_id);
double resident_megabytes(int process_id);
// One thread of it, by its name; 0 where there is none.
double thread_cpu_seconds(int process_id, std::string_view name);

int core_count();

// Keeps this process, and whom it starts meanwhile, on one core until it goes. On a machine with a
// single one it does nothing.
class StayOnCore {
 public:
  explicit StayOnCore(int core);
  ~StayOnCore();
  StayOnCore(const StayOnCore&) = delete;
  StayOnCore& operator=(const StayOnCore&) = delete;

 private:
  cpu_set_t before_{};
};

std::string describe_machine();

}  // namespace convene::bench
