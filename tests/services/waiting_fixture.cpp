#include "services/waiting_fixture.hpp"

namespace convene::services {

domain::BookingRequest WaitingFixture::asked(const std::string& name, const std::string& event) {
  auto wish = request(name, event);
  wish.book_straight_away = false;
  return wish;
}

domain::BookingRequest WaitingFixture::group(const std::vector<std::string>& names, bool together) {
  auto wish = asked(names.front());
  wish.together = together;
  for (std::size_t index = 1; index < names.size(); ++index) {
    wish.delegates.push_back(person(names[index], names[index] + "@school.example"));
  }
  return wish;
}

BookingService::Booked WaitingFixture::waits(const std::string& name, const std::string& event) {
  return book(asked(name, event)).value();
}

std::vector<BookingService::Booked> WaitingFixture::fill(const std::string& event) {
  std::vector<BookingService::Booked> all;
  for (int number = 0; places(event).open > 0; ++number) {
    all.push_back(booked(fmt::format("{}{}", event, number), event));
  }
  return all;
}

domain::result<domain::Booking> WaitingFixture::answer(const BookingService::Booked& who,
                                                       domain::Answer answer,
                                                       std::vector<domain::PersonId> people) {
  return run(service_.answer_offer(link(who), {.answer = answer, .delegates = std::move(people)}));
}

void WaitingFixture::deliver_mail() {
  database_.writer().run_blocking([](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& mail : outbox.due(transaction.now(), 1000)) {
      outbox.record_handed_over(mail.id, transaction.now(), "250 OK");
      if (mail.offer) offer_mail_accepted(transaction, *mail.offer);
    }
  });
}

void WaitingFixture::refuse_mail() {
  database_.writer().run_blocking([](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& mail : outbox.due(transaction.now(), 1000)) {
      outbox.record_end(mail.id, domain::MailState::failed, "550 no such address");
      if (mail.offer) offer_mail_refused(transaction, *mail.offer);
    }
  });
}

void WaitingFixture::bounce_mail() {
  const auto mails =
      rows("SELECT id FROM outbox WHERE state = 'handed_over' AND offer_id NOT NULL");
  const auto offers = rows(
      "SELECT DISTINCT offer_id FROM outbox WHERE state = 'handed_over' AND offer_id NOT NULL");
  database_.writer().run_blocking([&](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& mail : mails) {
      outbox.record_end(domain::MailId{std::stoll(mail)}, domain::MailState::bounced, "5.1.1 gone");
    }
    for (const auto& offer : offers) {
      offer_mail_bounced(transaction, domain::OfferId{std::stoll(offer)});
    }
  });
}

void WaitingFixture::file_mail() {
  database_.writer().run_blocking([](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& mail : outbox.due(transaction.now(), 1000)) {
      outbox.record_end(mail.id, domain::MailState::filed, {});
    }
  });
}

void WaitingFixture::wait_until(UtcTime moment) {
  database_.clock().set(moment);
  tick();
}

void WaitingFixture::restart() {
  database_.writer().run_blocking(
      [](storage::Transaction& transaction) { Scheduler::forgive_downtime(transaction); });
}

std::vector<std::string> WaitingFixture::offers() {
  return rows(
      "SELECT entry_id || CASE WHEN clock_from IS NULL THEN ' by mail until '"
      "   WHEN is_flagged THEN ' flagged until ' ELSE ' until ' END"
      "   || strftime('%d %H:%M', due_at, 'unixepoch')"
      "  FROM offer WHERE outcome IS NULL ORDER BY id");
}

std::vector<std::string> WaitingFixture::outcomes() {
  return rows("SELECT outcome FROM offer WHERE outcome IS NOT NULL ORDER BY ended_at, id");
}

}  // namespace convene::services
