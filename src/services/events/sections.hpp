#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convene::services {

// A part of a file that people write: "[name]", then lines "key: value". A key may stand there
// several times.
struct Section {
  std::string name;
  std::vector<std::pair<std::string, std::string>> lines;

  std::vector<std::string> all(std::string_view key) const;
};

// A line that begins with white space carries on the one above; lines that begin with # and empty
// lines are passed over. Throws EventPlanUnusable with the number of the line that is neither.
std::vector<Section> read_sections(std::string_view text);

}  // namespace convene::services
