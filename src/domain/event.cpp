#include "domain/event.hpp"

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto states = slugs<EventState>({{EventState::draft, "draft"},
                                           {EventState::published, "published"},
                                           {EventState::cancelled, "cancelled"}});

}  // namespace

std::string_view slug_of(EventState state) { return states.of(state); }

std::optional<EventState> event_state_from(std::string_view slug) { return states.from(slug); }

}  // namespace convene::domain
