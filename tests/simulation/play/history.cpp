#include "simulation/play/history.hpp"

#include <array>
#include <exception>

#include <fmt/format.h>

#include "simulation/generator/generator.hpp"
#include "simulation/play/playthrough.hpp"
#include "simulation/play/shrink.hpp"
#include "simulation/program/program.hpp"

namespace convene::simulation {
namespace {

constexpr std::chrono::seconds shrink_patience{60};

Finding perform(Playthrough& play, const Operation& operation) {
  try {
    return play.perform(operation);
  } catch (const std::exception& error) {
    return fmt::format("it threw: {}", error.what());
  }
}

void count_happenings(const Model& model, Tally& tally) {
  static constexpr std::array ends = {"accepted", "given up", "given up with the position kept",
                                      "not answered", "withdrawn"};
  for (const auto& offer : model.offers) {
    ++tally["offers"];
    if (offer.end) ++tally[fmt::format("offers {}", ends.at(static_cast<Index>(*offer.end)))];
    if (offer.is_flagged) ++tally["offers without a mail"];
    if (offer.is_extended) ++tally["offers extended"];
  }
  for (const auto& waiting_party : model.waiting_parties) {
    if (waiting_party.expired_offers == 2) ++tally["parties that ended by a second silence"];
    if (waiting_party.entries.size() > 1) ++tally["parties in several lists"];
  }
  for (const auto& entry : model.entries) {
    ++tally["entries in a list"];
    if (entry.skips > 0) ++tally[fmt::format("entries skipped {} times", entry.skips)];
  }
}

}  // namespace

UtcTime beginning_of(std::uint64_t seed) { return Generator(seed).first_moment(); }

std::optional<Fault> play(std::uint64_t seed, int operations, Tally& tally) {
  Generator generator(seed);
  const auto begins_at = generator.first_moment();
  Program program(begins_at);
  Playthrough play(begins_at, program);
  std::vector<Operation> history;
  for (int count = 0; count < operations; ++count) {
    history.push_back(generator.next(play.model()));
    if (auto finding = perform(play, history.back())) return Fault{*finding, history};
    ++tally[fmt::format("{}: {}", word_for(history.back().kind), word_for(play.last_outcome()))];
  }
  if (auto finding = play.look_at_everything()) return Fault{*finding, history};
  count_happenings(play.model(), tally);
  return std::nullopt;
}

std::optional<Fault> replay(const std::vector<Operation>& history, UtcTime begins_at) {
  Program program(begins_at);
  Playthrough play(begins_at, program);
  std::vector<Operation> played;
  for (const auto& operation : history) {
    played.push_back(operation);
    if (auto finding = perform(play, operation)) return Fault{*finding, played};
  }
  if (auto finding = play.look_at_everything()) return Fault{*finding, played};
  return std::nullopt;
}

Fault shrunk(const Fault& fault, UtcTime begins_at) {
  const auto fails = [begins_at](const std::vector<Operation>& history) {
    const auto found = replay(history, begins_at);
    return found ? std::optional(found->history.size()) : std::nullopt;
  };
  const auto shortest = shortest_failing(fault.history, fails, shrink_patience);
  return replay(shortest, begins_at).value_or(fault);
}

}  // namespace convene::simulation
