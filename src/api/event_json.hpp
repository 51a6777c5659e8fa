#pragma once

#include <span>

#include <boost/json/object.hpp>

#include "domain/event.hpp"

namespace convene::api {

// An event as it stands in a list.
boost::json::object event_summary(const domain::Event& event);
// The same with venue, programme and booking times.
boost::json::object event_details(const domain::Event& event,
                                  std::span<const domain::ProgrammeSession> programme);

}  // namespace convene::api
