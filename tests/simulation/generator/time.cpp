#include <algorithm>

#include "simulation/generator/generator.hpp"

// What the clock does: passes, comes late, stands still with the server.
namespace convene::simulation {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::chrono::seconds Generator::some_time(const Model& model) {
  const auto due = model.next_due();
  const seconds until_due = due && *due > model.now ? *due - model.now : seconds(1);
  switch (random_.below(12)) {
    case 0:
    case 1:
      return until_due;
    case 2:
      return until_due + seconds(1);
    case 3:
      return std::max(seconds(0), until_due - seconds(1));
    case 4:
      return hours(random_.between(12, 72));
    case 5:
    case 6:
    case 7:
      return minutes(random_.between(60, 8 * 60));
    default:
      return minutes(random_.between(1, 60));
  }
}

std::optional<Operation> Generator::let_time_pass(const Model& model) {
  const auto due = model.next_due().value_or(UtcTime::max());
  return Operation{.kind = Kind::let_time_pass,
                   .duration = std::min(some_time(model), std::max(seconds(1), due - model.now))};
}

std::optional<Operation> Generator::be_late(const Model& model) {
  return Operation{.kind = Kind::be_late, .duration = some_time(model)};
}

std::optional<Operation> Generator::restart(const Model& model) {
  return Operation{.kind = Kind::restart, .duration = some_time(model)};
}

}  // namespace convene::simulation
