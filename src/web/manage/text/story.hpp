#pragma once

#include <string>

#include "domain/story.hpp"

namespace convene::web {

// "You moved from 4 to 3: somebody ahead of you got a place."
std::string story_text(const domain::StoryLine& line);

}  // namespace convene::web
