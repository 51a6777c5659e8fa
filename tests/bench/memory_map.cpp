#include "bench/memory_map.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace convene::bench {
namespace {

std::int64_t of(const ResidentMemory& memory, const std::string& name) {
  const auto found = memory.find(name);
  return found == memory.end() ? 0 : found->second;
}

// The sixth word of a mapping's first line, "7f00-7f10 r-xp 00000000 fe:00 42 /usr/lib/libz.so.1".
std::string name_in(const std::string& line) {
  std::istringstream words(line);
  std::string word;
  for (int count = 0; count < 5; ++count) words >> word;
  std::string path;
  if (!(words >> path)) return "anonymous";
  return path.substr(path.rfind('/') + 1);
}

std::string line_of(const std::string& name, std::int64_t before, std::int64_t after) {
  return fmt::format("  {:<32}{:>8}{:>8}{:>+8}\n", name, before, after, after - before);
}

}  // namespace

ResidentMemory read_memory_map(std::istream& smaps) {
  ResidentMemory memory;
  std::string name;
  for (std::string line; std::getline(smaps, line);) {
    if (line.starts_with("Rss:")) {
      memory[name] += std::stoll(line.substr(4));
    } else if (line.find('-') < line.find(' ') && line.find(':') > line.find(' ')) {
      name = name_in(line);
    }
  }
  return memory;
}

ResidentMemory memory_map(int process_id) {
  std::ifstream file(fmt::format("/proc/{}/smaps", process_id));
  return read_memory_map(file);
}

std::int64_t total(const ResidentMemory& memory) {
  std::int64_t sum = 0;
  for (const auto& [name, size] : memory) sum += size;
  return sum;
}

std::string comparison(const ResidentMemory& before, const ResidentMemory& after,
                       std::int64_t least) {
  auto names = before;
  names.insert(after.begin(), after.end());
  std::vector<std::pair<std::int64_t, std::string>> lines;
  std::int64_t others_before = 0;
  std::int64_t others_after = 0;
  for (const auto& [name, size] : names) {
    const auto was = of(before, name);
    const auto is = of(after, name);
    if (std::max(was, is) < least) {
      others_before += was;
      others_after += is;
    } else {
      lines.emplace_back(was - is, line_of(name, was, is));
    }
  }
  std::ranges::sort(lines);
  std::string text;
  for (const auto& [order, line] : lines) text += line;
  return text + line_of("others", others_before, others_after) +
         line_of("all", total(before), total(after));
}

}  // namespace convene::bench
