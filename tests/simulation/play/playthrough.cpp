#include "simulation/play/playthrough.hpp"

#include <utility>

#include <fmt/format.h>

namespace convene::simulation {
namespace {

constexpr int operations_between_full_looks = 50;
constexpr int operations_between_looks_at_the_tables = 250;
// Nothing happens at an event any more so long after its end.
constexpr std::chrono::hours rest{48};

}  // namespace

Finding Playthrough::perform(const Operation& operation) {
  const auto expected = last_outcome_ = model_.apply(operation);
  const auto found = expected == Outcome::skipped ? expected : subject_.apply(operation);
  if (found != expected) {
    return fmt::format("it was answered '{}' instead of '{}'", word_for(found), word_for(expected));
  }
  auto touched = subject_.touched();
  for (const auto event : model_.touched) touched.insert(model_.events[event].number);
  for (const int event : touched) {
    if (auto finding = look_at(operation, event)) return finding;
  }
  if (auto finding = watch_.nobody_has_two_places_of_one_booking()) return finding;
  ++performed_;
  if (performed_ % operations_between_full_looks == 0) {
    if (auto finding = look_at_all_events()) return finding;
  }
  if (performed_ % operations_between_looks_at_the_tables == 0) return look_at_tables();
  return std::nullopt;
}

Finding Playthrough::look_at_everything() {
  if (auto finding = look_at_all_events()) return finding;
  return look_at_tables();
}

Finding Playthrough::look_at_all_events() {
  for (Index event = 0; event < model_.events.size(); ++event) {
    if (model_.now > model_.events[event].ends_at + rest) continue;
    const auto expected = model_.picture(event);
    const auto found = subject_.picture(expected.event);
    if (found == expected) continue;
    return "in a full look (- as the model has it, + as it is)\n" + differences(expected, found);
  }
  return std::nullopt;
}

Finding Playthrough::look_at_tables() {
  auto what = subject_.contradiction();
  if (what.empty()) return std::nullopt;
  return what;
}

Finding Playthrough::look_at(const Operation& operation, int event) {
  const auto after = subject_.picture(event);
  auto [seen, is_new] = last_seen_.try_emplace(event, after);
  const auto before = std::exchange(seen->second, after);
  const Step step{operation, model_.now, before, after};
  auto broken = broken_rule(step);
  if (!broken) broken = watch_.check(step);
  if (broken) {
    return *broken + "\n" + differences(after, after);
  }
  const auto expected = model_.picture(*model_.event_of(event));
  if (after == expected) return std::nullopt;
  return "it is not as expected (- as the model has it, + as it is)\n" +
         differences(expected, after);
}

}  // namespace convene::simulation
