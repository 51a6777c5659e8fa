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
  // "sending 1 the relay's words"
  std::string state_of(domain::MailId id) {
    auto row = connection.statement(
        "SELECT trim(state || ' ' || attempts || ' ' || reply) FROM outbox WHERE id = ?");
    row.bind(id).step();
    return row.text(0);
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

BOOST_AUTO_TEST_CASE(a_mail_is_due_until_it_is_handed_over_or_ends) {
  const auto id = write(MailKind::waiting, now);
  BOOST_TEST(state_of(id) == "queued 0");
  outbox.begin_attempt(id, now, now + seconds{60});
  BOOST_TEST(state_of(id) == "sending 1");
  BOOST_TEST(due(now + seconds{59}).empty());
  outbox.record_deferred(id, "450 later");
  BOOST_TEST(state_of(id) == "retrying 1 450 later");
  BOOST_TEST((due(now + seconds{60}) == std::vector{id}));
  BOOST_TEST(outbox.due(now + seconds{60}, 1).at(0).attempts == 1);
  BOOST_TEST(outbox.left() == 1);
  outbox.record_handed_over(id, now + seconds{60}, "250 OK");
  BOOST_TEST(state_of(id) == "handed_over 1 250 OK");
  BOOST_TEST(due(now + seconds{1000}).empty());
  BOOST_TEST(!outbox.next_attempt_at().has_value());
  BOOST_TEST(outbox.left() == 0);

  const auto other = write(MailKind::waiting, now);
  outbox.record_end(other, domain::MailState::failed, "550 no such address");
  BOOST_TEST(state_of(other) == "failed 0 550 no such address");
  BOOST_TEST(due(now + seconds{1000}).empty());
}

BOOST_AUTO_TEST_CASE(an_attempt_that_is_taken_back_was_none) {
  const auto id = write(MailKind::waiting, now);
  outbox.begin_attempt(id, now, now + seconds{60});
  outbox.take_back_attempt(id, now + seconds{1});
  BOOST_TEST(state_of(id) == "queued 0");
  BOOST_TEST((due(now + seconds{1}) == std::vector{id}));

  outbox.begin_attempt(id, now, now + seconds{60});
  outbox.record_deferred(id, "450 later");
  outbox.begin_attempt(id, now + seconds{60}, now + seconds{360});
  outbox.take_back_attempt(id, now + seconds{61});
  BOOST_TEST(state_of(id) == "retrying 1 450 later");
}

BOOST_AUTO_TEST_CASE(a_mail_that_left_can_come_back_once) {
  const auto id = write(MailKind::waiting, now);
  BOOST_TEST(!outbox.record_bounced(id, "550 gone", true));
  BOOST_TEST(state_of(id) == "queued 0");
  outbox.begin_attempt(id, now, now + seconds{60});
  outbox.record_handed_over(id, now + seconds{1}, "250 OK");
  BOOST_TEST(outbox.record_bounced(id, "550 gone", true));
  BOOST_TEST(!outbox.record_bounced(id, "552 full", false));
  BOOST_TEST(state_of(id) == "bounced 1 550 gone");
  BOOST_TEST(!outbox.record_bounced(domain::MailId{id.value + 1}, "550 gone", true));
}

BOOST_AUTO_TEST_CASE(an_attempt_that_a_stop_cut_short_is_due_at_once_and_nothing_else_is) {
  const auto cut = write(MailKind::waiting, now);
  const auto retrying = write(MailKind::waiting, now);
  const auto sent = write(MailKind::waiting, now);
  for (const auto id : {cut, retrying, sent}) outbox.begin_attempt(id, now, now + seconds{60});
  outbox.record_deferred(retrying, "450 later");
  outbox.record_handed_over(sent, now, "250 OK");
  outbox.resume_attempts(now + seconds{1});
  BOOST_TEST((due(now + seconds{1}) == std::vector{cut}));
  BOOST_TEST(state_of(cut) == "retrying 1");
  BOOST_TEST((due(now + seconds{60}) == std::vector{cut, retrying}));
}

BOOST_AUTO_TEST_CASE(what_was_handed_over_lately_is_told_by_when) {
  for (const auto after : {seconds{20}, seconds{0}, seconds{10}}) {
    outbox.record_handed_over(write(MailKind::waiting, now), now + after, "250 OK");
  }
  BOOST_TEST((outbox.handed_over_since(now) == std::vector{now + seconds{10}, now + seconds{20}}));
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
