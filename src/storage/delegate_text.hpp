#pragma once

#include <string>
#include <vector>

#include "domain/delegate.hpp"

// How a delegate's state and roles stand in a row.
namespace convene::storage {

// Throws std::runtime_error for a word that the program does not know.
domain::DelegateState stored_state(const std::string& slug);
// Slugs with a space between them.
std::vector<std::string> stored_slugs(const std::string& slugs);

}  // namespace convene::storage
