#include "storage/outbox_store.hpp"

#include <boost/test/unit_test.hpp>

#include "storage/booking_example.hpp"

using namespace convene;
using namespace convene::storage;
using domain::MailKind;
using std::chrono::seconds;

namespace {

class OutboxFixture : public RowsFixture {
 public:
  domain::MailId write(MailKind kind, UtcTime at) {
    return outbox.add({.kind = kind, .booking = booking, .event = leeds, .to = ann, .position = 4},
                      at);
  }
  std::vector<domain::MailId> due(UtcTime at, int most = 100) {
    std::vector<domain::MailId> ids;
    for (const auto& mail : outbox.due(at, most)) ids.push_back(mail.id);
    return ids;
  }

  const domain::BookingId booking = book(leeds, "K7M-4QX");
  const domain::Recipient ann{
      "ann", "ann@school.example",
      domain::person_of_first(add(booking, "ann", domain::DelegateState::waiting))};
  OutboxStore outbox{connection};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_store, OutboxFixture)

BOOST_AUTO_TEST_CASE(a_mail_is_due_at_once_with_all_that_was_known) {
  const auto id = write(MailKind::waiting, now);
  const auto mails = outbox.due(now, 100);
  BOOST_REQUIRE(mails.size() == 1);
  const auto& mail = mails[0];
  BOOST_TEST((mail.id == id));
  BOOST_TEST(mail.message_id.size() == 22);
  BOOST_TEST((mail.kind == MailKind::waiting));
  BOOST_TEST((mail.booking == booking));
  BOOST_TEST((mail.to == ann));
  BOOST_TEST((mail.position == 4));
  BOOST_TEST((mail.written_at == now));
  BOOST_TEST(mail.attempts == 0);
  BOOST_TEST((outbox.next_attempt_at() == now));
}

BOOST_AUTO_TEST_CASE(the_longest_due_come_first_and_no_more_than_asked_for) {
  const auto later = write(MailKind::waiting, now + seconds{10});
  const auto first = write(MailKind::waiting, now);
  const auto second = write(MailKind::waiting, now + seconds{5});
  BOOST_TEST((due(now + seconds{9}) == std::vector{first, second}));
  BOOST_TEST((due(now + seconds{10}, 2) == std::vector{first, second}));
  BOOST_TEST((due(now + seconds{10}) == std::vector{first, second, later}));
}

BOOST_AUTO_TEST_CASE(a_mail_is_due_until_it_is_sent_or_given_up) {
  const auto id = write(MailKind::waiting, now);
  outbox.begin_attempt(id, now + seconds{60});
  BOOST_TEST(due(now + seconds{59}).empty());
  outbox.record_failure(id, "the relay is away");
  BOOST_TEST((due(now + seconds{60}) == std::vector{id}));
  BOOST_TEST(outbox.due(now + seconds{60}, 1).at(0).attempts == 1);
  outbox.record_sent(id, now + seconds{60});
  BOOST_TEST(due(now + seconds{1000}).empty());
  BOOST_TEST(!outbox.next_attempt_at().has_value());

  const auto other = write(MailKind::waiting, now);
  outbox.give_up(other, "no such address");
  BOOST_TEST(due(now + seconds{1000}).empty());
}

BOOST_AUTO_TEST_CASE(what_was_written_lately_is_known_by_kind_booking_and_person) {
  write(MailKind::your_booking, now);
  const auto was_written = [this](MailKind kind, std::optional<domain::PersonId> delegate,
                                  UtcTime since) {
    return outbox.was_written_since(kind, booking, delegate, since);
  };
  BOOST_TEST(was_written(MailKind::your_booking, ann.person, now - seconds{1}));
  BOOST_TEST(!was_written(MailKind::your_booking, ann.person, now));
  BOOST_TEST(!was_written(MailKind::waiting, ann.person, now - seconds{1}));
  BOOST_TEST(!was_written(MailKind::your_booking, std::nullopt, now - seconds{1}));
  BOOST_TEST(!outbox.was_written_since(MailKind::your_booking, book(york, "222-333"), ann.person,
                                       now - seconds{1}));
}

BOOST_AUTO_TEST_SUITE_END()
