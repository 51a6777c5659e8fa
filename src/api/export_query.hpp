#pragma once

#include <optional>
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

// "delegate=17": the mails of one person alone; without it, those of all of a booking.
domain::result<std::optional<domain::PersonId>> chosen_person(const http::FormData& query);

// Nothing is to be chosen.
domain::result<void> no_choice(const http::FormData& query);

// States, and "event=leeds&event=york", "role=speaker" and "sector=education".
domain::result<services::ExportService::EmailChoice> chosen_addresses(
    const http::FormData& query, const services::EventSnapshot& events,
    const domain::Catalogue& catalogue);

}  // namespace convene::api
