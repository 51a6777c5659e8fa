#pragma once

#include <string>

namespace convene::domain {

// Who comes instead of somebody.
struct Substitute {
  std::string name;
  std::string email;  // optional where a colleague's is
  std::string job_title;
};

}  // namespace convene::domain
