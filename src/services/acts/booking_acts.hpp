#pragma once

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/details.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"
#include "domain/waiting_list_entry.hpp"
#include "services/places/place_keeper.hpp"

// What people do to a booking that they have, each act one transaction: by their link, or the
// office for them. `people` are as Delegate::person has them and belong to the booking; none means
// all of it. A repeat changes nothing and succeeds.
namespace convene::services {

// Gives up what they have and wait for at `event`, or at every event. The companions who come with
// them leave too. Whoever is no longer live stays as they are, and so do all once the event is
// over.
void cancel(PlaceKeeper& keeper, const domain::Booking& booking,
            const std::vector<domain::DelegateId>& people,
            std::optional<domain::EventId> event = {});

// Answers the offers they hold at `event`, or anywhere. Problems: no_offer; invalid_input where
// only some of a party that wants to stay together would answer.
domain::result<void> answer_offer(PlaceKeeper& keeper, const domain::Booking& booking,
                                  domain::Answer answer,
                                  const std::vector<domain::DelegateId>& people,
                                  std::optional<domain::EventId> event);

// What the end of its time does to an open offer: the end of the list, or of the wait.
void expire(PlaceKeeper& keeper, const domain::Offer& offer);

// Everybody gets a place at `to` before their old ones are given up; or, if they `wait` and it is
// full, they join its list and keep what they have. Problems: event_full, nothing having changed;
// already_booked with the people concerned (an address of theirs has a place there);
// invalid_input where nobody of them has or waits for a place, or a support companion would leave
// whom they come with; why nobody may book there now.
domain::result<void> move(PlaceKeeper& keeper, const domain::Booking& booking,
                          const domain::Event& to, const std::vector<domain::DelegateId>& people,
                          bool wait);

// Who comes instead of somebody.
struct Substitute {
  std::string name;
  std::string email;  // optional where a colleague's is
  std::string job_title;
};
// Whether that person comes as typed: the substitution is a repeat.
bool comes_already(const domain::Delegate& person, const Substitute& typed);
// The place, the organisation, sector and roles stay; the former person's link ends. `typed` is
// what somebody typed. Problems: invalid_input; already_booked.
domain::result<void> substitute(PlaceKeeper& keeper, const domain::Booking& booking,
                                domain::DelegateId person, const Substitute& typed);

// What stands about somebody is put right. A link belongs to an address: with a new one a new link
// goes there, the links that were sent before end, and the former address is told so. `typed` is
// what somebody typed. Problems: invalid_input; already_booked; ask_organiser once all that they
// had is over.
domain::result<void> correct_details(PlaceKeeper& keeper, const domain::Booking& booking,
                                     const domain::DetailsOf& whose, const domain::Details& typed);

}  // namespace convene::services
