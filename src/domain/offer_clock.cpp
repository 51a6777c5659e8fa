#include "domain/offer_clock.hpp"

#include <algorithm>

#include "domain/mutants.hpp"

namespace convene::domain {

UtcTime offer_limit(UtcTime event_starts_at) { return event_starts_at - last_answer_before_start; }

UtcTime offer_ends_at(UtcTime clock_from, MoreTime more, UtcTime event_starts_at) {
  auto runs = time_to_answer;
  if (more.was_asked_for) runs += extension;
  if (more.for_lost_mail) runs += time_for_lost_mail;
  return std::min(add_working_time(clock_from, runs), offer_limit(event_starts_at));
}

UtcTime mail_due_at(UtcTime made_at, UtcTime event_starts_at) {
  return std::min(add_working_time(made_at, patience_with_mail), offer_limit(event_starts_at));
}

bool may_offer(UtcTime now, UtcTime event_starts_at) {
  return daytime_between(now, offer_limit(event_starts_at)) >= least_time_to_answer;
}

UtcTime ends_after_downtime(UtcTime now, UtcTime event_starts_at) {
  return std::min(add_working_time(now, after_downtime), offer_limit(event_starts_at));
}

UtcTime passed_over_until(UtcTime now) { return add_working_time(now, passed_over); }

bool saves_places(UtcTime now, UtcTime event_starts_at) {
  return now < event_starts_at - no_saving_before_start;
}

bool notice_kept(UtcTime now, int notice_days, UtcTime event_starts_at) {
  if (is_on(Mutant::notice_is_not_kept)) return true;
  return now + notice_days * day_of_notice <= event_starts_at;
}

}  // namespace convene::domain
