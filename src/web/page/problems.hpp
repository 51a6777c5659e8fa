#pragma once

#include "domain/event.hpp"
#include "domain/problem.hpp"
#include "web/page/errors.hpp"

namespace convene::web {

// The page that tells somebody why they did not get what they asked for, and what to do instead.
// The one place where the public pages turn a problem into words and a status. `event`: the one it
// is about, if there is one. Not for invalid_input, event_full and submission_reused, which have
// pages of their own with what was typed.
http::Response problem_page(const Pages& pages, const domain::Problem& problem,
                            const domain::Event* event);

}  // namespace convene::web
