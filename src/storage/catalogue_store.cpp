#include "storage/catalogue_store.hpp"

namespace convene::storage {

domain::Catalogue CatalogueStore::catalogue() const {
  domain::Catalogue catalogue;
  auto sectors =
      connection_.statement("SELECT slug, label, needs_text FROM sector ORDER BY position, slug");
  while (sectors.step()) {
    catalogue.sectors.push_back({sectors.text(0), sectors.text(1), sectors.boolean(2)});
  }
  auto roles = connection_.statement(
      "SELECT slug, label, takes_seat, is_public FROM role ORDER BY position, slug");
  while (roles.step()) {
    catalogue.roles.push_back({roles.text(0), roles.text(1), roles.boolean(2), roles.boolean(3)});
  }
  auto regions = connection_.statement("SELECT slug, name FROM region ORDER BY position, slug");
  while (regions.step()) catalogue.regions.push_back({regions.text(0), regions.text(1)});
  return catalogue;
}

}  // namespace convene::storage
