#pragma once

#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/problem.hpp"

namespace convene::domain {

// What the office changes about a delegate.
struct DelegateChange {
  std::vector<std::string> roles;  // slugs
  std::string sector;              // slug
  std::string sector_text;         // where the sector asks for it
  std::string organisation;        // optional

  friend bool operator==(const DelegateChange&, const DelegateChange&) = default;
};

// The change tidied, the roles in the catalogue's order, or what to do about it.
result<DelegateChange> checked(const DelegateChange& typed, const Catalogue& catalogue);

}  // namespace convene::domain
