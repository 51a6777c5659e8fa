#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "simulation/compare/picture.hpp"
#include "simulation/compare/watch.hpp"
#include "simulation/generator/operation.hpp"
#include "simulation/model/model.hpp"

namespace convene::simulation {

// What is held against the model: the program over its database, or, to try the simulation itself,
// another model.
class Subject {
 public:
  virtual ~Subject() = default;
  virtual Outcome apply(const Operation& operation) = 0;
  // Events that changed since this was asked last.
  virtual std::set<int> touched() = 0;
  virtual Picture picture(int event) = 0;
  // What is wrong beyond single events; empty: nothing. Asked now and then.
  virtual std::string contradiction() = 0;
};

// One history, played step by step to the model and to the subject.
class Playthrough {
 public:
  Playthrough(UtcTime begins_at, Subject& subject) : model_(begins_at), subject_(subject) {}

  // What is wrong after it; nothing where both agree and no rule is broken.
  Finding perform(const Operation& operation);
  // Everything, also what no operation touched.
  Finding look_at_everything();

  const Model& model() const { return model_; }
  Outcome last_outcome() const { return last_outcome_; }

 private:
  Finding look_at(const Operation& operation, int event);
  Finding look_at_all_events();
  Finding look_at_tables();

  Model model_;
  Subject& subject_;
  Watch watch_;
  std::map<int, Picture> last_seen_;  // found by event
  Outcome last_outcome_ = Outcome::done;
  int performed_ = 0;
};

}  // namespace convene::simulation
