#pragma once

#include <vector>

#include "domain/catalogue.hpp"
#include "domain/problem.hpp"
#include "http/request.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/export_service.hpp"

// Whom a list holds, as the query of its address says. A name or word that nobody knows is refused:
// it would leave the list empty, or fill it with everybody. Problems: invalid_input.
namespace convene::api {

// "state=confirmed&state=waiting"; without it, whoever has a place, is asked or waits.
domain::result<std::vector<domain::DelegateState>> chosen_states(const http::FormData& query);

// The same, and "event=leeds&event=york", "role=speaker" and "sector=education".
domain::result<services::ExportService::EmailChoice> chosen_addresses(
    const http::FormData& query, const services::EventSnapshot& events,
    const domain::Catalogue& catalogue);

}  // namespace convene::api
