#pragma once

#include <vector>

#include "domain/needs.hpp"
#include "domain/problem.hpp"
#include "http/response.hpp"
#include "services/bookings/needs_service.hpp"
#include "web/manage/held_booking.hpp"
#include "web/page/site.hpp"
#include "web/page/view.hpp"

namespace convene::web {

// {{>NEEDS}} of a booking's page: whom its link asks what they need, and whether they said.
void add_needs(View& page, const HeldBooking& held);

// Where somebody of a booking tells what they need.
std::string needs_address(const HeldBooking& held, domain::DelegateId person);

// The questions, with what was typed, or told before.
http::Response needs_form_page(const PublicSite& site, const HeldBooking& held,
                               const domain::Delegate& person, const domain::Needs& typed,
                               const std::vector<domain::FieldError>& errors, http::Status status);
// What we keep, and what can be done about it. REQUIRES: told.kept.
http::Response told_needs_page(const PublicSite& site, const HeldBooking& held,
                               const services::NeedsService::Told& told);
// Asks whether it is to be deleted. `errors` at no field.
http::Response needs_removal_page(const PublicSite& site, const HeldBooking& held,
                                  const domain::Delegate& person,
                                  const std::vector<domain::FieldError>& errors,
                                  http::Status status);

}  // namespace convene::web
