#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/problem.hpp"
#include "http/response.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// What somebody has chosen of a move, as far as they have.
struct MoveForm {
  std::string to;  // slug
  std::vector<domain::PersonId> people;
};

// Where the booking's people could move to, or wait: what takes bookings and where they not all
// are.
std::vector<const domain::Event*> places_to_move_to(const BookingAccess& access);

http::Response move_page(const PublicContext& context, const BookingAccess& access,
                         const MoveForm& form, const std::vector<domain::FieldError>& errors,
                         http::Status status);
// All places are taken there: do they want to wait and keep what they have?
http::Response wait_there_page(const PublicContext& context, const BookingAccess& access,
                               const MoveForm& form, const domain::Event& to);

}  // namespace convene::web
