#pragma once

#include <string>
#include <vector>

#include "domain/needs.hpp"

// How needs read, on the page of who told them and in the office.
namespace convene::web {

// One thing a line: what was chosen, then what was written. A choice that is offered no more reads
// as it is stored.
std::string access_text(const domain::Needs& needs);
// "Vegan, no gluten", "Allergies: nuts", and what was written, each on a line of its own.
std::string diet_text(const std::vector<std::string>& diet, const std::string& allergies,
                      const std::string& text);

}  // namespace convene::web
