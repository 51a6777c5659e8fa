#pragma once

#include "domain/catalogue.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables sector and role.
class CatalogueStore {
 public:
  explicit CatalogueStore(Connection& connection) : connection_(connection) {}

  domain::Catalogue catalogue() const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
