#include "api/export_rows.hpp"

#include <algorithm>
#include <iterator>

#include <boost/json.hpp>

#include "base/london_time.hpp"
#include "base/text.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using domain::ListedDelegate;

std::vector<std::string> slugs(const std::vector<domain::EventId>& ids,
                               const services::EventSnapshot& events) {
  std::vector<std::string> slugs;
  for (const auto id : ids) {
    if (const auto event = events.by_id(id)) slugs.push_back(event->slug);
  }
  return slugs;
}

json::object delegate_object(const ListedDelegate& listed) {
  const auto& delegate = listed.delegate;
  return {{"id", delegate.person.value},
          {"name", delegate.name},
          {"email", listed.mail_address()},
          {"organisation", delegate.organisation},
          {"job_title", delegate.job_title},
          {"sector", delegate.sector},
          {"sector_text", delegate.sector_text},
          {"roles", json::value_from(delegate.roles)},
          {"state", domain::slug_of(delegate.state)},
          {"position", json::value_from(delegate.position)},
          {"reference", listed.reference},
          {"contact",
           {{"name", listed.contact.name},
            {"email", listed.contact.email},
            {"phone", listed.contact.phone}}},
          {"booked_at", rfc3339(listed.booked_at)}};
}

json::value time_or_null(std::optional<UtcTime> time) {
  return time ? json::value(rfc3339(*time)) : json::value(nullptr);
}

json::object mail_object(const domain::ListedMail& mail, const services::EventSnapshot& events) {
  const auto event = events.by_id(mail.event);
  return {{"id", mail.id.value},
          {"kind", domain::slug_of(mail.kind)},
          {"event", event ? json::value(event->slug) : json::value(nullptr)},
          {"delegate", mail.to.person ? json::value(mail.to.person->value) : json::value(nullptr)},
          {"name", mail.to.name},
          {"email", mail.to.email},
          {"written_at", rfc3339(mail.written_at)},
          {"state", domain::slug_of(mail.state)},
          {"attempts", mail.attempts},
          {"next_attempt_at", time_or_null(mail.next_attempt_at)},
          {"handed_over_at", time_or_null(mail.handed_over_at)},
          {"reply", mail.reply}};
}

}  // namespace

json::array mail_objects(const std::vector<domain::ListedMail>& mails,
                         const services::EventSnapshot& events) {
  json::array objects;
  for (const auto& mail : mails) objects.push_back(mail_object(mail, events));
  return objects;
}

json::array mail_objects(const std::vector<domain::UndeliveredMail>& mails,
                         const services::EventSnapshot& events) {
  json::array objects;
  for (const auto& undelivered : mails) {
    auto object = mail_object(undelivered.mail, events);
    object["reference"] = undelivered.reference;
    objects.push_back(std::move(object));
  }
  return objects;
}

json::array delegate_objects(const std::vector<ListedDelegate>& delegates) {
  json::array objects;
  std::ranges::transform(delegates, std::back_inserter(objects), delegate_object);
  return objects;
}

Rows delegate_rows(const std::vector<ListedDelegate>& delegates) {
  Rows rows{{"id", "name", "email", "organisation", "job_title", "sector", "sector_text", "roles",
             "state", "position", "reference", "contact_name", "contact_email", "contact_phone",
             "booked_at"}};
  for (const auto& listed : delegates) {
    const auto& delegate = listed.delegate;
    rows.push_back({std::to_string(delegate.person.value), delegate.name, listed.mail_address(),
                    delegate.organisation, delegate.job_title, delegate.sector,
                    delegate.sector_text, join(delegate.roles, " "),
                    std::string(domain::slug_of(delegate.state)),
                    delegate.position ? std::to_string(*delegate.position) : "", listed.reference,
                    listed.contact.name, listed.contact.email, listed.contact.phone,
                    rfc3339(listed.booked_at)});
  }
  return rows;
}

json::array email_objects(const std::vector<domain::EmailLine>& lines,
                          const services::EventSnapshot& events) {
  json::array objects;
  for (const auto& line : lines) {
    objects.push_back(json::object{{"email", line.email},
                                   {"names", json::value_from(line.names)},
                                   {"organisations", json::value_from(line.organisations)},
                                   {"sectors", json::value_from(line.sectors)},
                                   {"events", json::value_from(slugs(line.events, events))}});
  }
  return objects;
}

Rows email_rows(const std::vector<domain::EmailLine>& lines,
                const services::EventSnapshot& events) {
  Rows rows{{"email", "names", "organisations", "sectors", "events"}};
  for (const auto& line : lines) {
    rows.push_back({line.email, join(line.names, ", "), join(line.organisations, ", "),
                    join(line.sectors, " "), join(slugs(line.events, events), " ")});
  }
  return rows;
}

}  // namespace convene::api
