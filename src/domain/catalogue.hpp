#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convene::domain {

// Who a person speaks for. Data, not code: organisers may change the list.
struct Sector {
  std::string slug;         // "local_authority"
  std::string label;        // "Local authority"
  bool needs_text = false;  // "other": the person says which
};

// What a person does at an event.
struct Role {
  std::string slug;   // "delegate"
  std::string label;  // "Delegate"
  bool takes_seat = false;
  bool is_public = false;  // people may choose it themselves; the office gives the others
};

// One of the nine that England is divided into.
struct Region {
  std::string slug;  // "north-east"
  std::string name;  // "North East"
};

// The words that forms offer and that requests may use, in the order in which they are shown.
struct Catalogue {
  std::vector<Sector> sectors;
  std::vector<Role> roles;
  std::vector<Region> regions;  // listed from north to south

  // nullptr if there is none.
  const Sector* sector(std::string_view slug) const;
  const Role* role(std::string_view slug) const;
  const Region* region(std::string_view slug) const;
  // A person may hold several roles and takes one seat if any of them does.
  bool takes_seat(const std::vector<std::string>& role_slugs) const;
};

}  // namespace convene::domain
