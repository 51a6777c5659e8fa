#include "services/settings/cache.hpp"

#include <utility>

#include "storage/connection.hpp"
#include "storage/setting_store.hpp"

namespace convene::services {
namespace {

OrganisationSettings defaults() {
  return {.name = "SEND Network Events",
          .contact_email = "events@example.org",
          .contact_phone = "",
          .data_controller = "The organiser of these events\nAddress: to be set in the office",
          .complaints_contact = "Write to the organiser of these events at events@example.org"};
}

constexpr SettingField fields[] = {
    {"organisation_name", &OrganisationSettings::name},
    {"contact_email", &OrganisationSettings::contact_email},
    {"contact_phone", &OrganisationSettings::contact_phone},
    {"data_controller", &OrganisationSettings::data_controller},
    {"complaints_contact", &OrganisationSettings::complaints_contact},
};

}  // namespace

std::span<const SettingField> setting_fields() { return fields; }

OrganisationSettings stored_settings(storage::Connection& connection) {
  auto settings = defaults();
  const auto stored = storage::SettingStore(connection).all();
  for (const auto& field : fields) {
    if (const auto found = stored.find(field.name); found != stored.end()) {
      settings.*field.value = found->second;
    }
  }
  return settings;
}

SettingsCache::SettingsCache()
    : current_(std::make_shared<const OrganisationSettings>(defaults())) {}

std::shared_ptr<const OrganisationSettings> SettingsCache::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void SettingsCache::load(storage::Connection& connection) {
  std::shared_ptr<const OrganisationSettings> loaded =
      std::make_shared<const OrganisationSettings>(stored_settings(connection));
  const std::lock_guard lock(mutex_);
  current_.swap(loaded);
}

}  // namespace convene::services
