#include <array>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "domain/mutants.hpp"
#include "simulation/play/history.hpp"

// Whether the simulation finds what is wrong: switches on one fault after the other and plays
// histories until it shows. One that nobody notices is a hole in the simulation.
namespace {

using namespace convene::simulation;
using convene::domain::Mutant;

// A fault that hides for so many histories counts as not found.
constexpr std::uint64_t histories_max = 60;

#define NAMED(mutant) std::pair(std::string_view(#mutant), Mutant::mutant)
constexpr std::array mutants = {
    NAMED(skips_are_not_counted),
    NAMED(nothing_is_saved_up),
    NAMED(newcomers_pass_waiters),
    NAMED(open_offers_are_forgotten),
    NAMED(who_gave_up_is_asked_again),
    NAMED(paused_lists_are_served),
    NAMED(offers_are_made_near_the_start),
    NAMED(notice_is_not_kept),
    NAMED(holds_keep_nothing),
    NAMED(holds_outlast_their_date),
    NAMED(ceilings_bar_nobody),
    NAMED(parties_are_split),
    NAMED(places_elsewhere_are_kept),
    NAMED(clocks_start_without_a_mail),
    NAMED(late_answers_are_heard),
    NAMED(extensions_are_given_twice),
    NAMED(kept_positions_are_lost),
    NAMED(positions_are_kept_for_ever),
    NAMED(expiry_keeps_the_position),
    NAMED(second_expiry_does_not_end_the_wait),
    NAMED(moves_give_up_the_old_place_first),
    NAMED(substitutes_share_the_old_link),
    NAMED(downtime_is_not_forgiven),
    NAMED(bounces_are_not_heard),
    NAMED(lost_mails_give_time_twice),
    NAMED(late_mails_give_no_time),
    NAMED(unread_offers_count),
    NAMED(who_is_out_of_reach_is_asked),
    NAMED(calls_are_not_noted),
    NAMED(corrected_addresses_change_nothing),
    NAMED(bank_holidays_are_forgotten),
};
#undef NAMED
static_assert(mutants.size() == static_cast<std::size_t>(Mutant::bank_holidays_are_forgotten));

struct Found {
  Fault fault;
  std::uint64_t seed = 0;
};

std::optional<Found> find(Mutant mutant) {
  convene::domain::mutant_under_test = mutant;
  Tally ignored;
  for (std::uint64_t seed = 1; seed <= histories_max; ++seed) {
    if (auto fault = play(seed, history_length, ignored)) return Found{*std::move(fault), seed};
  }
  return std::nullopt;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

bool is_found(std::string_view name, Mutant mutant, bool shows_history) {
  const auto found = find(mutant);
  if (!found) {
    std::cout << fmt::format("{:40} SURVIVED {} operations\n", name,
                             histories_max * history_length);
    return false;
  }
  const auto after =
      (found->seed - 1) * history_length + static_cast<std::uint64_t>(found->fault.history.size());
  std::cout << fmt::format("{:40} found after {:>6} operations: {}\n", name, after,
                           first_line(found->fault.what))
            << std::flush;
  if (!shows_history) return true;
  const auto shortest = shrunk(found->fault, beginning_of(found->seed));
  for (const auto& operation : shortest.history) std::cout << "  " << describe(operation) << '\n';
  std::cout << shortest.what << '\n';
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  spdlog::set_level(spdlog::level::off);
  CLI::App app("Puts faults into the waiting list and looks whether the simulation finds them.");
  std::string only;
  app.add_option("--mutant", only, "this one alone, with the shortest history that shows it");
  CLI11_PARSE(app, count, arguments);

  int played = 0;
  int survived = 0;
  for (const auto& [name, mutant] : mutants) {
    if (!only.empty() && name != only) continue;
    ++played;
    survived += is_found(name, mutant, !only.empty()) ? 0 : 1;
  }
  std::cout << fmt::format("{} of {} mutants found\n", played - survived, played);
  return played > 0 && survived == 0 ? 0 : 1;
}
