#include "domain/catalogue.hpp"

#include <algorithm>

namespace convene::domain {
namespace {

template <class Item>
const Item* find(const std::vector<Item>& items, std::string_view slug) {
  const auto found = std::ranges::find(items, slug, &Item::slug);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Sector* Catalogue::sector(std::string_view slug) const { return find(sectors, slug); }

const Role* Catalogue::role(std::string_view slug) const { return find(roles, slug); }

const Region* Catalogue::region(std::string_view slug) const { return find(regions, slug); }

bool Catalogue::takes_seat(const std::vector<std::string>& role_slugs) const {
  return std::ranges::any_of(role_slugs, [this](const std::string& slug) {
    const Role* found = role(slug);
    return found && found->takes_seat;
  });
}

}  // namespace convene::domain
