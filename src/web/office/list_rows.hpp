#pragma once

#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/delegate_list.hpp"
#include "services/events/event_cache.hpp"

// The lists as tables of text, headings first.
namespace convene::web {

using Rows = std::vector<std::vector<std::string>>;

Rows attendance_rows(const std::vector<domain::ListedDelegate>& delegates,
                     const domain::Catalogue& catalogue);
Rows email_rows(const std::vector<domain::EmailLine>& lines,
                const services::EventSnapshot& snapshot, const domain::Catalogue& catalogue);

std::vector<std::string> addresses(const std::vector<domain::EmailLine>& lines);

}  // namespace convene::web
