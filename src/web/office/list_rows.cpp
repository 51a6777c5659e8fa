#include "web/office/list_rows.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/office/text.hpp"

namespace convene::web {
namespace {

std::string town(const services::EventSnapshot& snapshot, domain::EventId id) {
  const auto event = snapshot.by_id(id);
  return event ? event->town : std::string{};
}

}  // namespace

Rows attendance_rows(const std::vector<domain::ListedDelegate>& delegates,
                     const domain::Catalogue& catalogue) {
  Rows rows{{"Name", "Email", "Organisation", "Job title", "Sector", "Roles", "State", "Position",
             "Reference", "Contact name", "Contact email", "Contact phone", "Booked at"}};
  for (const auto& listed : delegates) {
    const auto& delegate = listed.delegate;
    rows.push_back({delegate.name, listed.mail_address(), delegate.organisation, delegate.job_title,
                    sector_text(delegate.sector, delegate.sector_text, catalogue),
                    role_texts(delegate.roles, catalogue), state_text(delegate.state),
                    delegate.position ? std::to_string(*delegate.position) : "", listed.reference,
                    listed.contact.name, listed.contact.email, listed.contact.phone,
                    london::date_and_time(listed.booked_at)});
  }
  return rows;
}

Rows email_rows(const std::vector<domain::EmailLine>& lines,
                const services::EventSnapshot& snapshot, const domain::Catalogue& catalogue) {
  Rows rows{{"Email", "Names", "Organisations", "Sectors", "Events"}};
  for (const auto& line : lines) {
    std::vector<std::string> sectors;
    sectors.reserve(line.sectors.size());
    for (const auto& slug : line.sectors) sectors.push_back(sector_text(slug, {}, catalogue));
    std::vector<std::string> towns;
    towns.reserve(line.events.size());
    for (const auto event : line.events) towns.push_back(town(snapshot, event));
    rows.push_back({line.email, join(line.names, ", "), join(line.organisations, ", "),
                    join(sectors, ", "), join(towns, ", ")});
  }
  return rows;
}

std::vector<std::string> addresses(const std::vector<domain::EmailLine>& lines) {
  std::vector<std::string> result;
  result.reserve(lines.size());
  for (const auto& line : lines) result.push_back(line.email);
  return result;
}

}  // namespace convene::web
