#include "storage/setting_store.hpp"

namespace convene::storage {

std::map<std::string, std::string, std::less<>> SettingStore::all() const {
  auto query = connection_.statement("SELECT name, value FROM setting");
  std::map<std::string, std::string, std::less<>> settings;
  while (query.step()) settings.emplace(query.text(0), query.text(1));
  return settings;
}

void SettingStore::put(std::string_view name, std::string_view value) {
  auto put = connection_.statement(
      "INSERT INTO setting (name, value) VALUES (?, ?)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  put.bind(name, value).run();
}

}  // namespace convene::storage
