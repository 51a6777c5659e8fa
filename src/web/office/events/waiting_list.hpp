#pragma once

#include "services/events/cache.hpp"
#include "services/rooms/service.hpp"
#include "web/office/mail/mark.hpp"
#include "web/office/request.hpp"

namespace convene::web {

// How much of a long list the page of a room shows.
constexpr int parties_shown_max = 100;

// {{>WAITING_LIST}}: who waits and how they stand, kept places and limits, and the button that
// pauses or resumes the list.
void fill_waiting_list(TemplateData& body, const OfficeRequest& request,
                       const services::EventSnapshot& events, const domain::Event& event,
                       const services::RoomService::WaitingList& list, const Unreached& unreached);

}  // namespace convene::web
