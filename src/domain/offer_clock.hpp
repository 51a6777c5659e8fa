#pragma once

#include <chrono>

#include "base/clock.hpp"
#include "domain/working_time.hpp"

// When a place on offer has to be answered, and when the list gives places by itself at all. Every
// duration of the waiting list is named here and nowhere else.
namespace convene::domain {

// Counted in working time.
inline constexpr std::chrono::hours time_to_answer{24};
inline constexpr std::chrono::hours extension{12};  // "I need longer", once
// More, once, because a mail came back, or was taken after the clock had begun without it.
inline constexpr std::chrono::hours time_for_lost_mail{12};
// If no relay has taken the mail by then, the clock of the offer starts without it.
inline constexpr std::chrono::hours patience_with_mail{12};
// The time for offers that ended while the server was down and could not be answered.
inline constexpr std::chrono::hours after_downtime{2};
// Two working days, after a place was given up and the position kept.
inline constexpr std::chrono::seconds passed_over = 2 * working_day;

// Counted by the clock on the wall.
inline constexpr std::chrono::hours last_answer_before_start{3};
inline constexpr std::chrono::hours no_saving_before_start{7 * 24};
inline constexpr std::chrono::hours day_of_notice{24};

// Counted in daytime: with less of it left before the last answer, nothing is offered by itself.
inline constexpr std::chrono::hours least_time_to_answer{4};

// What makes an offer last longer than its first time.
struct MoreTime {
  bool was_asked_for = false;  // "I need longer"
  bool for_lost_mail = false;
};

// The moment at which every offer for an event has ended, however long it would run.
UtcTime offer_limit(UtcTime event_starts_at);

// When an offer ends whose clock started at `clock_from`. An answer at this moment is too late.
UtcTime offer_ends_at(UtcTime clock_from, MoreTime more, UtcTime event_starts_at);

// When the clock of an offer made at `made_at` starts by itself, had no mail been accepted before.
UtcTime mail_due_at(UtcTime made_at, UtcTime event_starts_at);

// Whether enough daytime is left for an offer made now to be read and answered.
bool may_offer(UtcTime now, UtcTime event_starts_at);

// The new end of an offer that ended while the server was down, which is up again at `now`.
UtcTime ends_after_downtime(UtcTime now, UtcTime event_starts_at);

// The time until which somebody who gave a place up at `now` and kept their position is passed
// over.
UtcTime passed_over_until(UtcTime now);

// Whether a place can still be saved for somebody who was skipped often.
bool saves_places(UtcTime now, UtcTime event_starts_at);

// Whether somebody who asked for `notice_days` days of notice still has them.
bool notice_kept(UtcTime now, int notice_days, UtcTime event_starts_at);

}  // namespace convene::domain
