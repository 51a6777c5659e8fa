#pragma once

#include "services/acts/scheduler.hpp"
#include "services/office_fixture.hpp"
#include "services/places/offer_start.hpp"
#include "services/rooms/room_service.hpp"
#include "storage/outbox_store.hpp"

namespace convene::services {

// OfficeFixture with people who wait to be asked, a relay that takes mails and a clock that acts.
class WaitingFixture : public OfficeFixture {
 public:
  static domain::BookingRequest asked(const std::string& name, const std::string& event = "leeds") {
    auto wish = request(name, event);
    wish.book_straight_away = false;
    return wish;
  }
  // Of people with an address each: "ann" books for all.
  static domain::BookingRequest group(const std::vector<std::string>& names, bool together) {
    auto wish = asked(names.front());
    wish.together = together;
    for (std::size_t index = 1; index < names.size(); ++index) {
      wish.delegates.push_back(person(names[index], names[index] + "@school.example"));
    }
    return wish;
  }
  BookingService::Booked waits(const std::string& name, const std::string& event = "leeds") {
    return book(asked(name, event)).value();
  }
  // Fills an event with people who do not matter, called "leeds0" and so on, and returns them.
  std::vector<BookingService::Booked> fill(const std::string& event = "leeds") {
    std::vector<BookingService::Booked> all;
    for (int number = 0; places(event).open > 0; ++number) {
      all.push_back(booked(fmt::format("{}{}", event, number), event));
    }
    return all;
  }

  domain::result<domain::Booking> answer(const BookingService::Booked& who, domain::Answer answer,
                                         std::vector<domain::DelegateId> people = {}) {
    return run(
        service_.answer_offer(link(who), {.answer = answer, .delegates = std::move(people)}));
  }

  // The relay takes every mail of an offer that is to be sent.
  void deliver_mail() {
    database_.writer().run_blocking([](storage::Transaction& transaction) {
      storage::OutboxStore outbox(transaction.connection());
      for (const auto& mail : outbox.due(transaction.now(), 1000)) {
        outbox.record_sent(mail.id, transaction.now());
        if (mail.offer) offer_mail_accepted(transaction, *mail.offer);
      }
    });
  }
  void refuse_mail() {
    database_.writer().run_blocking([](storage::Transaction& transaction) {
      storage::OutboxStore outbox(transaction.connection());
      for (const auto& mail : outbox.due(transaction.now(), 1000)) {
        outbox.give_up(mail.id, "no such address");
        if (mail.offer) offer_mail_refused(transaction, *mail.offer);
      }
    });
  }
  int tick() { return run(scheduler.run_due()); }
  void wait_until(UtcTime moment) {
    database_.clock().set(moment);
    tick();
  }
  void pass(std::chrono::seconds time) { wait_until(database_.clock().now() + time); }
  void restart() {
    database_.writer().run_blocking(
        [](storage::Transaction& transaction) { Scheduler::forgive_downtime(transaction); });
  }
  // "1 to 2027-01-13 12:00": the open offers by standing, with the end of each.
  std::vector<std::string> offers() {
    return rows(
        "SELECT standing_id || CASE WHEN clock_from IS NULL THEN ' by mail until '"
        "   WHEN is_flagged THEN ' flagged until ' ELSE ' until ' END"
        "   || strftime('%d %H:%M', due_at, 'unixepoch')"
        "  FROM offer WHERE outcome IS NULL ORDER BY id");
  }
  std::vector<std::string> outcomes() {
    return rows("SELECT outcome FROM offer WHERE outcome IS NOT NULL ORDER BY ended_at, id");
  }

  Scheduler scheduler{database_.writer(), database_.readers(), database_.clock()};
};

}  // namespace convene::services
