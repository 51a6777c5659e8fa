#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/catalogue.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables sector, role and region.
class CatalogueStore {
 public:
  explicit CatalogueStore(Connection& connection) : connection_(connection) {}

  domain::Catalogue catalogue() const;
  // The slug of a region by the name that people write.
  std::optional<std::string> region_slug(std::string_view name) const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
