#pragma once

#include <map>
#include <string>

#include "domain/ids.hpp"
#include "simulation/compare/picture.hpp"
#include "storage/connection.hpp"

// What stands in the program's database, read with SQL of the simulation's own.
namespace convene::simulation {

// `who`: the people by their ids.
Picture picture_of(storage::Connection& connection, const std::string& slug, int event,
                   const std::map<domain::PersonId, Who>& who);

// What does not fit together in the tables: counters, states, lists, mails of offers. Empty:
// nothing.
std::string contradiction_in(storage::Connection& connection);

}  // namespace convene::simulation
