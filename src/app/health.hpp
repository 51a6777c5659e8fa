#pragma once

#include <vector>

#include "email/outbox/relay_monitor.hpp"
#include "http/router.hpp"
#include "storage/writer.hpp"

namespace convene::app {

// Serves machines that watch: /livez says that the process answers, /readyz that it can also book,
// and in a second line whether mails leave: bookings do not hang on that.
std::vector<http::Route> health_routes(storage::Writer& writer, const email::RelayMonitor& relay);

}  // namespace convene::app
