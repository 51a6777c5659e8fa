#pragma once

#include "services/acts/scheduler.hpp"
#include "services/office_fixture.hpp"
#include "services/places/offer_start.hpp"
#include "services/rooms/service.hpp"
#include "storage/outbox_store.hpp"

namespace convene::services {

// OfficeFixture with people who wait to be asked, a relay that takes mails and a clock that acts.
class WaitingFixture : public OfficeFixture {
 public:
  static domain::BookingRequest asked(const std::string& name, const std::string& event = "leeds");
  // A request for people with an address each: "ann" books for all.
  static domain::BookingRequest group(const std::vector<std::string>& names, bool together);
  BookingService::Booked waits(const std::string& name, const std::string& event = "leeds");
  // Fills an event with people who do not matter, called "leeds0" and so on, and returns them.
  std::vector<BookingService::Booked> fill(const std::string& event = "leeds");

  domain::result<domain::Booking> answer(const BookingService::Booked& who, domain::Answer answer,
                                         std::vector<domain::PersonId> people = {});

  // The relay takes every mail of an offer that is to be sent.
  void deliver_mail();
  void refuse_mail();
  // Every mail of an offer that the relay took comes back.
  void bounce_mail();
  // No relay: what is to be sent is put into the folder.
  void file_mail();
  int tick() { return run(scheduler.run_due()); }
  void wait_until(UtcTime moment);
  void pass(std::chrono::seconds time) { wait_until(database_.clock().now() + time); }
  void restart();
  // "1 to 2027-01-13 12:00": the open offers by entry, with the end of each.
  std::vector<std::string> offers();
  std::vector<std::string> outcomes();

  Scheduler scheduler{database_.writer(), database_.readers(), database_.clock()};
};

}  // namespace convene::services
