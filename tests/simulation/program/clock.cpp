#include <stdexcept>

#include "simulation/program/program.hpp"

// What the clock does.
namespace convene::simulation {
namespace {

// More acts than any moment can hold: a clock that never comes to rest has a fault.
constexpr int acts_at_once_max = 1000;

}  // namespace

void Program::run_due() {
  int acts = 0;
  for (int done = 1; done > 0; acts += done) {
    done = server_->wait_for(server_->scheduler.run_due());
    if (acts > acts_at_once_max) throw std::runtime_error("the clock never comes to rest");
  }
}

Outcome Program::let_time_pass(std::chrono::seconds duration) {
  const auto until = clock_.now() + duration;
  for (int acts = 0; acts < acts_at_once_max; ++acts) {
    const auto due = server_->wait_for(server_->scheduler.next_due());
    if (!due || *due > until) {
      clock_.set(until);
      return Outcome::done;
    }
    clock_.set(std::max(clock_.now(), *due));
    run_due();
  }
  throw std::runtime_error("the clock never comes to rest");
}

Outcome Program::restart(std::chrono::seconds duration) {
  server_.reset();
  clock_.advance(duration);
  server_.emplace(storage::DataDirectory{temporary_.path()}, clock_);
  server_->wait_for(server_->scheduler.forgive_downtime());
  run_due();
  return Outcome::done;
}

}  // namespace convene::simulation
