#pragma once

namespace convene::support {

enum class Guard { on, off };

struct RaceOutcome {
  int capacity = 0;
  int confirmed = 0;  // as the rows of the table say
  int refused = 0;    // answers that said no
};

// The negative control of every race for a place: `racers` clients ask, over HTTP, a service that
// reads whether the event's one place is free, waits until all of them have read it, and then
// confirms on the strength of what it read. Without the guard in SQL it must oversell.
RaceOutcome race_deciding_too_early(int racers, Guard guard);

}  // namespace convene::support
