#pragma once

#include "services/events/event_board.hpp"
#include "services/rooms/room_service.hpp"
#include "web/office/visit.hpp"

namespace convene::web {

// How much of a long list the page of a room shows.
constexpr int parties_shown_max = 100;

// {{>WAITING_LIST}}: who waits and how they stand, kept places and limits, and the button that
// pauses or resumes the list.
void fill_waiting_list(View& body, const Visit& visit, const services::EventSnapshot& events,
                       const domain::Event& event, const services::RoomService::WaitingList& list);

// POST /office/events/{slug}/pause
boost::asio::awaitable<http::Response> pause_list(const Visit& visit);
// POST /office/events/{slug}/resumption
boost::asio::awaitable<http::Response> resume_list(const Visit& visit);

}  // namespace convene::web
