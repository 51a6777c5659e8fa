#pragma once

#include <string>
#include <vector>

#include <boost/json/array.hpp>

#include "domain/delegate_list.hpp"
#include "domain/listed_mail.hpp"
#include "services/events/cache.hpp"

// The lists that staff take away, as programs read them: slugs and UTC where the office's own files
// have labels and London's time.
namespace convene::api {

using Rows = std::vector<std::vector<std::string>>;

boost::json::array delegate_objects(const std::vector<domain::ListedDelegate>& delegates);
// Headings first.
Rows delegate_rows(const std::vector<domain::ListedDelegate>& delegates);

// The mails with what became of each, and the relay's own words.
boost::json::array mail_objects(const std::vector<domain::ListedMail>& mails,
                                const services::EventSnapshot& events);
// Those that did not arrive, with whose booking each is about.
boost::json::array mail_objects(const std::vector<domain::UndeliveredMail>& mails,
                                const services::EventSnapshot& events);

boost::json::array email_objects(const std::vector<domain::EmailLine>& lines,
                                 const services::EventSnapshot& events);
Rows email_rows(const std::vector<domain::EmailLine>& lines, const services::EventSnapshot& events);

}  // namespace convene::api
