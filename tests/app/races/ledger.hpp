#pragma once

#include <string>
#include <vector>

#include "storage/connection.hpp"

namespace convene::tests {

// What is not as it was promised, in every room of a database: more people in it than places at the
// moment when they were given one, a count that is not that of the rows, somebody who is there
// twice, a place that nobody has while somebody waits, an offer of nobody or nobody's offer, a
// history that does not follow from what stood before, or that ends in something else than what
// is. Empty: all is well.
std::vector<std::string> complaints(storage::Connection& connection);

}  // namespace convene::tests
