#pragma once

#include <vector>

#include "services/bookings/service.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/rendering/template_data.hpp"

// What a booking's page shows of those who wait.
namespace convene::web {

using Stories = std::vector<services::BookingService::Story>;

// {{#OFFER}}: each place that is kept, with the way to answer.
void add_offers(TemplateData& page, const BookingAccess& access);

// {{#STORY}}: of each wait, the newest first.
void add_stories(TemplateData& page, const BookingAccess& access, const Stories& stories);

}  // namespace convene::web
