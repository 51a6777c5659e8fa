#pragma once

#include <map>
#include <string>
#include <string_view>

#include "storage/connection.hpp"

namespace convene::storage {

// Table setting: what is changed in the office, by name.
class SettingStore {
 public:
  explicit SettingStore(Connection& connection) : connection_(connection) {}

  std::map<std::string, std::string, std::less<>> all() const;
  void put(std::string_view name, std::string_view value);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
