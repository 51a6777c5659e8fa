#include "storage/history_store.hpp"

#include <boost/test/unit_test.hpp>

#include "storage/booking_example.hpp"

using namespace convene;
using namespace convene::storage;

namespace {

class HistoryFixture : public RowsFixture {
 public:
  HistoryFixture() {
    connection.execute(
        "INSERT INTO account (id, email, email_key, name, kind, created_at)"
        " VALUES (5, 'organiser@example.org', 'organiser@example.org', 'Sample Organiser', "
        "'organiser', 0)");
  }

  const domain::BookingId booking = book(leeds, "K7M-4QX");
  const domain::DelegateId ann = add(booking, "ann", domain::DelegateState::confirmed);
  HistoryStore history{connection};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(history_store, HistoryFixture)

BOOST_AUTO_TEST_CASE(an_entry_is_read_back_with_the_names_of_whom_it_is_about) {
  const domain::AuditEntry entry{.at = now,
                                 .actor = domain::Actor::of(domain::AccountId{5}),
                                 .action = domain::AuditAction::sector_changed,
                                 .event = leeds,
                                 .booking = booking,
                                 .delegate = ann,
                                 .before = "other",
                                 .after = "hospice",
                                 .personal = domain::PersonalChange{"Police", ""}};
  history.append(entry);
  const auto listed = history.list({});
  BOOST_REQUIRE(listed.size() == 1);
  BOOST_TEST((listed[0].entry == entry));
  BOOST_TEST(listed[0].account_name == "Sample Organiser");
  BOOST_TEST(listed[0].event_slug == "leeds");
  BOOST_TEST(listed[0].reference == "K7M-4QX");
  BOOST_TEST(listed[0].delegate_name == "ann");
}

BOOST_AUTO_TEST_CASE(an_entry_may_be_about_nobody) {
  const domain::AuditEntry entry{.at = now,
                                 .actor = domain::Actor::command(),
                                 .action = domain::AuditAction::settings_changed};
  history.append(entry);
  BOOST_TEST((history.list({}).at(0).entry == entry));
}

BOOST_AUTO_TEST_CASE(the_newest_comes_first_and_pages_follow_each_other) {
  for (int number = 0; number < 5; ++number) {
    history.append({.at = now,
                    .action = domain::AuditAction::booked,
                    .event = number == 0 ? york : leeds,
                    .delegate = number == 4 ? std::optional(ann) : std::nullopt,
                    .after = std::to_string(number)});
  }
  const auto first = history.list({.event = leeds, .limit = 3});
  BOOST_REQUIRE(first.size() == 3);
  BOOST_TEST(first[0].entry.after == "4");
  const auto second = history.list({.event = leeds, .before = first[2].id, .limit = 3});
  BOOST_REQUIRE(second.size() == 1);
  BOOST_TEST(second[0].entry.after == "1");
  const auto of_ann = history.list({.delegate = ann});
  BOOST_REQUIRE(of_ann.size() == 1);
  BOOST_TEST(of_ann[0].entry.after == "4");
}

BOOST_AUTO_TEST_SUITE_END()
