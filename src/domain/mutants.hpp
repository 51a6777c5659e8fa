#pragma once

// Faults put in on purpose, for tests/simulation alone: it must find each of them. Compiled without
// CONVENE_WITH_MUTANTS, as everything else is, none can be switched on and nothing of them is left
// in the program.
namespace convene::domain {

enum class Mutant {
  none,
  skips_are_not_counted,
  nothing_is_saved_up,
  newcomers_pass_waiters,
  open_offers_are_forgotten,
  who_gave_up_is_asked_again,
  paused_lists_are_served,
  offers_are_made_near_the_start,
  notice_is_not_kept,
  holds_keep_nothing,
  holds_outlast_their_date,
  ceilings_bar_nobody,
  parties_are_split,
  places_elsewhere_are_kept,
  clocks_start_without_a_mail,
  late_answers_are_heard,
  extensions_are_given_twice,
  kept_positions_are_lost,
  positions_are_kept_for_ever,
  expiry_keeps_the_position,
  second_expiry_does_not_end_the_wait,
  moves_give_up_the_old_place_first,
  substitutes_share_the_old_link,
  downtime_is_not_forgiven,
  bounces_are_not_heard,
  lost_mails_give_time_twice,
  late_mails_give_no_time,
  unread_offers_count,
  who_is_out_of_reach_is_asked,
  calls_are_not_noted,
  corrected_addresses_change_nothing,
  bank_holidays_are_forgotten,
};

#ifdef CONVENE_WITH_MUTANTS
inline Mutant mutant_under_test = Mutant::none;  // set before any service runs
inline bool is_on(Mutant mutant) { return mutant == mutant_under_test; }
#else
constexpr bool is_on(Mutant /*mutant*/) { return false; }
#endif

}  // namespace convene::domain
