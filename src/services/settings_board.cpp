#include "services/settings_board.hpp"

#include <array>
#include <utility>

namespace convene::services {
namespace {

// What the pages say until somebody has set it in the office: plainly not a real organisation's.
OrganisationSettings defaults() {
  return {.name = "SEND Network Events",
          .contact_email = "events@example.org",
          .contact_phone = "",
          .data_controller = "The organiser of these events\nAddress: to be set in the office",
          .complaints_contact = "Write to the organiser of these events at events@example.org"};
}

constexpr std::array names{
    std::pair{"organisation_name", &OrganisationSettings::name},
    std::pair{"contact_email", &OrganisationSettings::contact_email},
    std::pair{"contact_phone", &OrganisationSettings::contact_phone},
    std::pair{"data_controller", &OrganisationSettings::data_controller},
    std::pair{"complaints_contact", &OrganisationSettings::complaints_contact},
};

}  // namespace

std::shared_ptr<const OrganisationSettings> SettingsBoard::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void SettingsBoard::load(storage::Connection& connection) {
  auto settings = defaults();
  auto row = connection.statement("SELECT name, value FROM setting");
  while (row.step()) {
    const auto name = row.text(0);
    for (const auto& [known, member] : names) {
      if (name == known) settings.*member = row.text(1);
    }
  }
  std::shared_ptr<const OrganisationSettings> loaded =
      std::make_shared<const OrganisationSettings>(std::move(settings));
  const std::lock_guard lock(mutex_);
  current_.swap(loaded);
}

}  // namespace convene::services
