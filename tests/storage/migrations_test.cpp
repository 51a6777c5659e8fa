#include "storage/migrations.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "storage/account_store.hpp"
#include "storage/database.hpp"
#include "storage/delegate_store.hpp"
#include "storage/history_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/snapshot.hpp"
#include "storage/waiting_list_store.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using domain::AuditAction;
using domain::DelegateId;
using domain::EventId;
using domain::PartyId;
using domain::WaitingListEntryId;
using storage::Connection;

namespace {

// A full room with one seat, and a booking whose three people follow in the tests.
constexpr auto full_room = R"sql(
  INSERT INTO event (id, slug, title, summary, region, town, starts_at, ends_at, booking_opens_at,
                     booking_closes_at, venue_name, venue_address, venue_postcode, venue_travel,
                     venue_access, state, capacity)
  VALUES (1, 'leeds', 'Leeds', '', 'london', 'Leeds', 900, 990, 10, 800, '', '', '', '', '',
          'published', 1);
  INSERT INTO booking (id, event_id, reference, submission_id, request_digest, contact_name,
                       contact_email, contact_phone, booked_at)
  VALUES (1, 1, 'K7M-4QX', 'once', x'00', 'Sam', 'sam@school.example', '', 20);)sql";

// A waiting list as the first release of Convene left it.
constexpr auto waiting_in_schema_1 = R"sql(
  INSERT INTO delegate (id, booking_id, event_id, name, email, email_key, organisation, job_title,
                        sector, sector_text, takes_seat, companion_of, state, in_line, booked_at,
                        changed_at)
  VALUES (1, 1, 1, 'Ada', '', '', 'School', '', 'education', '', 1, NULL, 'confirmed', 1, 20, 20),
         (2, 1, 1, 'Ben', '', '', 'School', '', 'education', '', 1, NULL, 'waiting', 2, 20, 20),
         (3, 1, 1, 'Cleo', '', '', '', '', 'education', '', 0, 2, 'waiting', 3, 20, 20),
         (4, 1, 1, 'Dan', '', '', 'School', '', 'education', '', 1, NULL, 'waiting', 4, 20, 20);
  UPDATE event SET next_in_line = 5;)sql";

// A waiting list as the release before the names of migration 8 left it: one is asked, the other
// was skipped.
constexpr auto waiting_in_schema_7 = R"sql(
  INSERT INTO entry (id, booking_id, together, expired_offers) VALUES (11, 1, 0, 1), (12, 1, 1, 0);
  INSERT INTO standing (id, entry_id, event_id, in_line, seats, joined_at, skips, state)
  VALUES (21, 11, 1, 5, 1, 20, 0, 'offered'), (22, 12, 1, 7, 1, 20, 2, 'waiting');
  INSERT INTO delegate (id, booking_id, event_id, name, email, email_key, organisation, job_title,
                        sector, sector_text, takes_seat, state, standing_id, booked_at, changed_at)
  VALUES (1, 1, 1, 'Ada', '', '', '', '', 'education', '', 1, 'offered', 21, 20, 20),
         (2, 1, 1, 'Ben', '', '', '', '', 'education', '', 1, 'waiting', 22, 20, 20);
  INSERT INTO offer (id, entry_id, standing_id, made_at, due_at) VALUES (31, 11, 21, 30, 700);
  INSERT INTO history (at, actor, act, event_id, delegate_id, before, after)
  VALUES (30, 'clock', 'offered', 1, 1, 'waiting', 'offered');
  INSERT INTO account (id, email, email_key, name, kind, created_at)
  VALUES (1, 'una@example.org', 'una@example.org', 'Una', 'staff', 20);
  INSERT INTO account_link (account_id, token_digest, expires_at) VALUES (1, x'01', 900);
  UPDATE event SET next_in_line = 8;)sql";

// Mails as the release before the states of migration 9 left them.
constexpr auto mails_in_schema_8 = R"sql(
  INSERT INTO outbox (id, message_id, kind, booking_id, event_id, to_name, to_email, written_at,
                      next_attempt_at, attempts, sent_at, last_failure)
  VALUES (1, 'a', 'confirmed', 1, 1, 'Sam', 'sam@school.example', 30, NULL, 1, 31, ''),
         (2, 'b', 'confirmed', 1, 1, 'Sam', 'sam@school.example', 30, 30, 0, NULL, ''),
         (3, 'c', 'confirmed', 1, 1, 'Sam', 'sam@school.example', 30, 90, 2, NULL, 'away'),
         (4, 'd', 'confirmed', 1, 1, 'Sam', 'sam@school.example', 30, NULL, 10, NULL, 'no such'),
         (7, 'e', 'waiting', 1, 1, 'Sam', 'sam@school.example', 30, NULL, 1, NULL,
          'no longer true when it was to be sent');)sql";

// A database that an older program, whose schema is `version`, has filled with `rows`.
struct OldDatabase {
  OldDatabase() { std::filesystem::create_directories(directory.root); }

  std::unique_ptr<Connection> brought_forward(std::size_t version, const char* rows) const {
    const auto migrations = storage::program_migrations();
    {
      const auto old = open_database(directory, std::span(migrations).first(version));
      old->execute(full_room);
      old->execute(rows);
    }
    return open_database(directory);
  }

  support::TemporaryDirectory temporary;
  storage::DataDirectory directory{temporary.path() / "data"};
};

std::vector<std::int64_t> queue_numbers(Connection& connection) {
  std::vector<std::int64_t> numbers;
  for (const auto& waiter : storage::WaitingListStore(connection).waiting(EventId{1}, 0, 10)) {
    numbers.push_back(waiter.entry.queue_number);
  }
  return numbers;
}

void check_sound(Connection& connection) {
  const auto damage = storage::find_damage(connection, storage::Thoroughness::full);
  BOOST_TEST(!damage.has_value(), damage.value_or(""));
  BOOST_TEST(!connection.statement("PRAGMA foreign_key_check").step());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations, OldDatabase)

BOOST_AUTO_TEST_CASE(who_waited_before_there_were_parties_waits_as_one_alone) {
  const auto connection = brought_forward(1, waiting_in_schema_1);
  check_sound(*connection);
  const auto numbers = queue_numbers(*connection);
  BOOST_TEST(numbers == (std::vector<std::int64_t>{2, 4}), boost::test_tools::per_element());
  storage::DelegateStore delegates(*connection);
  for (const auto id : {DelegateId{2}, DelegateId{3}}) {
    const auto entry = delegates.by_id(id)->delegate.entry;
    BOOST_REQUIRE(entry.has_value());
    BOOST_TEST(entry->value == 2);  // a support companion waits with whom they come with
  }
  BOOST_TEST(!delegates.by_id(DelegateId{1})->delegate.entry.has_value());
  BOOST_TEST(delegates.by_id(DelegateId{4})->delegate.position.value() == 2);
}

BOOST_AUTO_TEST_CASE(who_waits_keeps_their_number_and_their_offer_under_the_names_of_schema_8) {
  const auto connection = brought_forward(7, waiting_in_schema_7);
  check_sound(*connection);
  storage::WaitingListStore lists(*connection);

  const auto asked = lists.by_id(WaitingListEntryId{21});
  BOOST_REQUIRE(asked.has_value());
  BOOST_TEST((asked->party == PartyId{11} && asked->is_offered && asked->queue_number == 5));
  BOOST_TEST(lists.expired_offers(PartyId{11}) == 1);
  const auto offer = storage::OfferStore(*connection).open_of(PartyId{11});
  BOOST_REQUIRE(offer.has_value());
  BOOST_TEST((offer->id.value == 31 && offer->entry == WaitingListEntryId{21}));

  const auto waits = lists.by_id(WaitingListEntryId{22});
  BOOST_REQUIRE(waits.has_value());
  BOOST_TEST((waits->party == PartyId{12} && waits->skips == 2 && waits->queue_number == 7));
  BOOST_TEST((storage::DelegateStore(*connection).by_id(DelegateId{2})->delegate.entry ==
              WaitingListEntryId{22}));

  const auto next = lists.add(lists.add_party(domain::BookingId{1}, false), EventId{1}, 1, {});
  BOOST_TEST(next.value == 23);
  BOOST_TEST(lists.by_id(next)->party.value == 13);
  BOOST_TEST(lists.by_id(next)->queue_number == 8);
}

BOOST_AUTO_TEST_CASE(history_and_invitations_are_kept_under_the_names_of_schema_8) {
  const auto connection = brought_forward(7, waiting_in_schema_7);
  BOOST_TEST(
      (storage::HistoryStore(*connection).last_offer_act(DelegateId{1}) == AuditAction::offered));
  auto invitation = connection->statement("SELECT account_id, expires_at FROM account_invitation");
  BOOST_REQUIRE(invitation.step());
  BOOST_TEST(invitation.integer(0) == 1);
  BOOST_TEST(invitation.integer(1) == 900);
}

BOOST_AUTO_TEST_CASE(mails_are_in_the_state_that_they_were_in_before_states_had_names) {
  const auto connection = brought_forward(8, mails_in_schema_8);
  check_sound(*connection);
  std::vector<std::string> mails;
  auto row = connection->statement(
      "SELECT id || ' ' || state || ' ' || attempts || ' ' || coalesce(next_attempt_at, '-') || ' '"
      "       || coalesce(handed_over_at, '-') || ' ' || reply FROM outbox ORDER BY id");
  row.bind();
  while (row.step()) mails.push_back(row.text(0));
  const std::vector<std::string> expected = {
      "1 filed 1 - - ", "2 queued 0 30 - ", "3 retrying 2 90 - away", "4 failed 10 - - no such",
      "7 dropped 1 - - no longer true when it was to be sent"};
  BOOST_TEST(mails == expected, boost::test_tools::per_element());
  // No number is given out twice.
  connection->execute(
      "INSERT INTO outbox (kind, booking_id, event_id, to_name, to_email, written_at,"
      " next_attempt_at) VALUES ('waiting', 1, 1, 'Sam', 'sam@school.example', 40, 40)");
  BOOST_TEST(connection->last_insert_id() == 8);
}

BOOST_AUTO_TEST_SUITE_END()
