#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"

namespace convene::domain {

// Lengths in characters.
constexpr std::size_t name_length_max = 100;
constexpr std::size_t phone_length_max = 30;
constexpr std::size_t organisation_length_max = 150;
constexpr std::size_t job_title_length_max = 100;
constexpr std::size_t sector_text_length_max = 100;
constexpr std::size_t submission_id_length_max = 64;

// The two roles that people may choose themselves, as the catalogue names them. The companion's is
// the one role with a rule of its own.
constexpr std::string_view delegate_role = "delegate";
constexpr std::string_view support_companion_role = "support_companion";

// Whose request it is: the office may give any role of the catalogue, and several to one person.
enum class AskedBy { the_public, the_office };

// What somebody typed, tidied, or what to do about it, in the order of the fields on the form. Says
// nothing of the event: whether there is one, whether there is room. `whose`, one a delegate, is
// how messages call them where they stand on the page: "your", "person 2's".
result<BookingRequest> checked(const BookingRequest& typed, const Catalogue& catalogue,
                               AskedBy asked_by = AskedBy::the_public,
                               std::span<const std::string> whose = {});

// Why nobody may book now, if nobody may: not_found for a draft, event_cancelled, booking_not_open,
// booking_closed.
std::optional<ProblemKind> obstacle_to_booking(const Event& event, UtcTime now);

// Whether places may still be given up. Once the event is over, who came and who had cancelled is
// a record that nobody changes.
bool may_give_up_places(const Event& event, UtcTime now);

}  // namespace convene::domain
