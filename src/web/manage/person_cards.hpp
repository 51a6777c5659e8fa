#pragma once

#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"
#include "web/page/rendering/template_data.hpp"

// The people of a booking, each with what they have and what can be done for them alone.
namespace convene::web {

// {{#DELEGATE}}, one a person; {{#CONTACT}}, who booked and does not come.
void add_people(TemplateData& page, const PublicContext& context, const BookingAccess& access);

}  // namespace convene::web
