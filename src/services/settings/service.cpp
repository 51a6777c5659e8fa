#include "services/settings/service.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/field_check.hpp"
#include "domain/history.hpp"
#include "storage/history_store.hpp"
#include "storage/setting_store.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::result;
using storage::Transaction;

std::string checked_lines(domain::FieldCheck& check, const char* field, std::string_view typed,
                          std::string_view missing) {
  auto text = is_utf8(typed) ? tidy_lines(typed) : std::string{};
  if (text.empty()) check.error(field, std::string{missing});
  if (character_count(text) > settings_text_characters_max) {
    check.error(field, fmt::format("Use {} characters or fewer", settings_text_characters_max));
  }
  return text;
}

result<OrganisationSettings> checked(const OrganisationSettings& typed) {
  domain::FieldCheck check;
  OrganisationSettings settings;
  settings.name =
      check.required_line("organisation_name", typed.name, "Name of the organisation",
                          organisation_name_characters_max, "Enter the organisation's name");
  settings.contact_email =
      check.email("contact_email", typed.contact_email, "Enter an email address for questions");
  settings.contact_phone = check.phone("contact_phone", typed.contact_phone);
  settings.data_controller = checked_lines(check, "data_controller", typed.data_controller,
                                           "Enter the data controller's name and address");
  settings.complaints_contact = checked_lines(check, "complaints_contact", typed.complaints_contact,
                                              "Enter whom people can complain to");
  if (!check.is_clean()) {
    return domain::Problem{domain::ProblemKind::invalid_input, check.take()};
  }
  return settings;
}

// Contacts may be a person's: what was and is set stands among the personal values.
void save(Transaction& transaction, domain::AccountId actor, const OrganisationSettings& wanted) {
  const auto current = stored_settings(transaction.connection());
  for (const auto& field : setting_fields()) {
    const auto& before = current.*field.value;
    const auto& after = wanted.*field.value;
    if (before == after) continue;
    storage::SettingStore(transaction.connection()).put(field.name, after);
    storage::HistoryStore(transaction.connection())
        .append({.at = transaction.now(),
                 .actor = domain::Actor::of(actor),
                 .action = domain::AuditAction::settings_changed,
                 .after = std::string{field.name},
                 .personal = domain::PersonalChange{before, after}});
    transaction.settings_changed();
  }
}

}  // namespace

awaitable<result<void>> SettingsService::change(domain::AccountId actor,
                                                OrganisationSettings typed) {
  const auto settings = checked(typed);
  if (!settings) co_return settings.error();
  co_await writer_.run(
      [actor, &settings](Transaction& transaction) { save(transaction, actor, *settings); });
  co_return result<void>{};
}

}  // namespace convene::services
