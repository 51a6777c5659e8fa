#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

namespace convene::storage {
class Connection;
}

namespace convene::services {

// Who runs these events, as the public pages and mails name them. Changed in the office.
struct OrganisationSettings {
  std::string name;  // the charity's
  std::string contact_email;
  std::string contact_phone;       // may be empty
  std::string data_controller;     // name and address, several lines
  std::string complaints_contact;  // several lines

  friend bool operator==(const OrganisationSettings&, const OrganisationSettings&) = default;
};

// The name under which a setting is stored, and which its field in the office's form has.
struct SettingField {
  std::string_view name;
  std::string OrganisationSettings::* value;
};
std::span<const SettingField> setting_fields();

// What was never set is a stand-in, plainly not a real organisation's.
OrganisationSettings stored_settings(storage::Connection& connection);

// Holds the newest settings in memory; replaced by the writer after a commit that changed them.
class SettingsCache {
 public:
  // Begins with the stand-ins.
  SettingsCache();

  std::shared_ptr<const OrganisationSettings> current() const;
  // Runs at start, and on the writer's thread after a change.
  void load(storage::Connection& connection);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const OrganisationSettings> current_;  // under mutex_
};

}  // namespace convene::services
