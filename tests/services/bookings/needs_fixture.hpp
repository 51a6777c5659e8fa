#pragma once

#include "services/bookings/needs_service.hpp"
#include "services/waiting_fixture.hpp"

namespace convene::services {

// People who tell what they need.
class NeedsFixture : public WaitingFixture {
 public:
  using Link = BookingService::ManageLink;

  static domain::PersonId first_of(const BookingService::Booked& booked) {
    return booked.booking.delegates.at(0).person;
  }
  domain::result<void> tell(const Link& link, domain::PersonId person,
                            const domain::Needs& typed = vegan(), bool agrees = true) {
    return run(needs.tell(link, person, typed, agrees));
  }
  // Books for one, who tells what they need.
  BookingService::Booked told(const std::string& name, const std::string& event = "leeds") {
    auto made = booked(name, event);
    tell(link(made), first_of(made)).value();
    return made;
  }
  domain::result<NeedsService::FoundNeeds> find_needs(const Link& link, domain::PersonId person) {
    return run(needs.find(link, person, database_.clock().now()));
  }
  // The names of those at an event whose needs an organiser sees.
  std::vector<std::string> seen(const std::string& event = "leeds") {
    std::vector<std::string> names;
    for (const auto& person : run(needs.look(organiser, event)).value().people) {
      names.push_back(person.name);
    }
    return names;
  }
  std::string kept() { return rows("SELECT count(*) FROM needs").at(0); }

  static domain::Needs vegan() { return {.access = {"step_free"}, .diet = {"vegan"}}; }

  NeedsService needs{writer_, database_.readers(), key()};
};

}  // namespace convene::services
