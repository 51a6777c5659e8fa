#pragma once

#include <vector>

#include "domain/needs.hpp"
#include "domain/problem.hpp"
#include "http/response.hpp"
#include "services/bookings/needs_service.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// {{>NEEDS}} of a booking's page: whom its link asks what they need, and whether they said.
void add_needs(TemplateData& page, const BookingAccess& access);

// The questions, with what was typed, or told before.
http::Response needs_form_page(const PublicContext& context, const BookingAccess& access,
                               const domain::Delegate& person, const domain::Needs& typed,
                               const std::vector<domain::FieldError>& errors, http::Status status);
// What we keep, and what can be done about it. REQUIRES: found.kept.
http::Response told_needs_page(const PublicContext& context, const BookingAccess& access,
                               const services::NeedsService::FoundNeeds& found);
// Asks whether it is to be deleted. `errors` at no field.
http::Response needs_removal_page(const PublicContext& context, const BookingAccess& access,
                                  const domain::Delegate& person,
                                  const std::vector<domain::FieldError>& errors,
                                  http::Status status);

}  // namespace convene::web
