#pragma once

#include <string>
#include <vector>

#include <boost/json/array.hpp>

#include "domain/delegate_list.hpp"
#include "services/events/cache.hpp"

// The lists that staff take away, as programs read them: slugs and UTC where the office's own files
// have labels and London's time.
namespace convene::api {

using Rows = std::vector<std::vector<std::string>>;

boost::json::array delegate_objects(const std::vector<domain::ListedDelegate>& delegates);
// Headings first.
Rows delegate_rows(const std::vector<domain::ListedDelegate>& delegates);

boost::json::array email_objects(const std::vector<domain::EmailLine>& lines,
                                 const services::EventSnapshot& events);
Rows email_rows(const std::vector<domain::EmailLine>& lines, const services::EventSnapshot& events);

}  // namespace convene::api
