#include "bench/machine.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <unordered_map>

#include <fmt/format.h>
#include <unistd.h>

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kernel_threads_parent = 2;

struct ProcessUse {
  int parent = 0;
  long ticks = 0;  // its finished children's too
};

double seconds_of(long ticks) {
  return static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// Nothing if the process is gone.
std::optional<ProcessUse> read_process(int id) {
  std::ifstream file(fmt::format("/proc/{}/stat", id));
  std::string line;
  if (!std::getline(file, line)) return std::nullopt;
  // The name, in brackets, may hold anything.
  std::istringstream fields(line.substr(line.rfind(')') + 2));
  char state = 0;
  ProcessUse use;
  fields >> state >> use.parent;
  std::string skipped;
  for (int field = 5; field <= 13; ++field) fields >> skipped;
  long user = 0;
  long system = 0;
  long children_user = 0;
  long children_system = 0;
  fields >> user >> system >> children_user >> children_system;
  use.ticks = user + system + children_user + children_system;
  return use;
}

std::unordered_map<int, ProcessUse> read_processes() {
  std::unordered_map<int, ProcessUse> processes;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const auto name = entry.path().filename().string();
    int id = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (error != std::errc() || end != name.data() + name.size()) continue;
    if (const auto use = read_process(id)) processes.emplace(id, *use);
  }
  return processes;
}

bool is_below(const std::unordered_map<int, ProcessUse>& processes, int id, int ancestor) {
  for (auto found = processes.find(id); found != processes.end();
       found = processes.find(found->second.parent)) {
    if (found->first == ancestor) return true;
  }
  return false;
}

double stolen_seconds() {
  std::ifstream file("/proc/stat");
  std::string name;
  long user = 0;
  long nice = 0;
  long system = 0;
  long idle = 0;
  long waiting = 0;
  long interrupts = 0;
  long soft_interrupts = 0;
  long stolen = 0;
  file >> name >> user >> nice >> system >> idle >> waiting >> interrupts >> soft_interrupts >>
      stolen;
  return seconds_of(stolen);
}

}  // namespace

CpuUse cpu_use() {
  CpuUse use{.stolen_seconds = stolen_seconds()};
  const auto processes = read_processes();
  for (const auto& [id, process] : processes) {
    if (id == kernel_threads_parent || process.parent == kernel_threads_parent) continue;
    const bool is_own = is_below(processes, id, getpid());
    (is_own ? use.own_seconds : use.foreign_seconds) += seconds_of(process.ticks);
  }
  return use;
}

double Watch::seconds() const {
  return std::chrono::duration<double>(Clock::now() - started_at_).count();
}

double Watch::disturbance() const {
  const auto use = cpu_use();
  const double taken = use.foreign_seconds - use_at_start_.foreign_seconds + use.stolen_seconds -
                       use_at_start_.stolen_seconds;
  return std::max(0.0, taken) / seconds();
}

double cpu_seconds(int process_id) {
  // /proc counts in hundredths of a second: too coarse for a brief round.
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(process_id, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

double thread_cpu_seconds(int process_id, std::string_view name) {
  for (const auto& thread :
       std::filesystem::directory_iterator(fmt::format("/proc/{}/task", process_id))) {
    std::string comm;
    std::ifstream(thread.path() / "comm") >> comm;
    if (comm != name) continue;
    double nanoseconds = 0;
    std::ifstream(thread.path() / "schedstat") >> nanoseconds;
    return nanoseconds / 1e9;
  }
  return 0;
}

double resident_megabytes(int process_id) {
  std::ifstream file(fmt::format("/proc/{}/status", process_id));
  std::string word;
  while (file >> word) {
    if (word != "VmRSS:") continue;
    double kilobytes = 0;
    file >> kilobytes;
    return kilobytes / 1024;
  }
  return 0;
}

int core_count() { return static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)); }

StayOnCore::StayOnCore(int core) {
  sched_getaffinity(0, sizeof before_, &before_);
  if (core_count() < 2) return;
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<std::size_t>(core), &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

StayOnCore::~StayOnCore() { sched_setaffinity(0, sizeof before_, &before_); }

std::string describe_machine() {
  std::ifstream file("/proc/cpuinfo");
  std::string model = "unknown";
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("model name")) continue;
    model = line.substr(line.find(": ") + 2);
    break;
  }
  return fmt::format("{} cores, {}", core_count(), model);
}

}  // namespace convene::bench
