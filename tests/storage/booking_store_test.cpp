#include "storage/booking_store.hpp"

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>

#include "storage/booking_example.hpp"

using namespace convene;
using namespace convene::storage;

BOOST_FIXTURE_TEST_SUITE(booking_store, RowsFixture)

BOOST_AUTO_TEST_CASE(a_booking_is_found_with_its_delegates_in_the_order_of_the_form) {
  const auto id = book(leeds, "K7M-4QX");
  for (const auto* name : {"zoe", "ann", "kim"}) {
    add(id, name, domain::DelegateState::waiting);
  }
  const BookingStore store(connection);
  const auto booking = store.by_reference("K7M-4QX").value();
  BOOST_TEST((booking.id == id));
  BOOST_TEST((booking.event == leeds));
  BOOST_TEST(booking.event_slug == "leeds");
  BOOST_TEST(booking.generation == 1);
  BOOST_TEST((booking.contact ==
              domain::Contact{"Sample Delegate", "sam@school.example", "01632 960001"}));
  std::vector<std::string> names(booking.delegates.size());
  std::ranges::transform(booking.delegates, names.begin(), &domain::Delegate::name);
  BOOST_TEST(names == (std::vector<std::string>{"zoe", "ann", "kim"}),
             boost::test_tools::per_element());
  BOOST_TEST(store.by_id(id)->reference == "K7M-4QX");
  BOOST_TEST(!store.by_reference("222-333").has_value());
  BOOST_TEST(!store.by_id(domain::BookingId{99}).has_value());
}

BOOST_AUTO_TEST_CASE(a_reference_and_a_submission_id_are_used_once) {
  const auto id = book(leeds, "K7M-4QX");
  const BookingStore store(connection);
  BOOST_TEST(store.has_reference("K7M-4QX"));
  BOOST_TEST(!store.has_reference("222-333"));
  const auto used = store.submission("submission-K7M-4QX").value();
  BOOST_TEST((used.booking == id));
  BOOST_TEST(used.request_digest == std::string("\0digest", 7));
  BOOST_TEST(!store.submission("another").has_value());
  const auto is_unique_failure = [](const SQLite::Exception& failure) {
    return failure.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE;
  };
  BOOST_CHECK_EXCEPTION(book(york, "K7M-4QX"), SQLite::Exception, is_unique_failure);
}

BOOST_AUTO_TEST_CASE(an_address_finds_what_it_booked_and_where_it_is_booked) {
  const auto as_contact = book(leeds, "K7M-4QX");
  const auto as_delegate = book(york, "222-333");
  const auto gone = book(leeds, "444-555");
  add(as_delegate, {.event = york,
                    .name = "ben",
                    .email = "Ben@NHS.example",
                    .state = domain::DelegateState::confirmed});
  add(gone, {.name = "ben", .email = "ben@nhs.example", .state = domain::DelegateState::cancelled});
  BookingStore store(connection);
  store.set_contact(gone, {"Zoe", "zoe@school.example", ""}, false);
  using Ids = std::vector<domain::BookingId>;
  BOOST_TEST((store.of_address("sam@school.example", 10) == Ids{as_delegate, as_contact}));
  BOOST_TEST((store.of_address("sam@school.example", 1) == Ids{as_delegate}));
  BOOST_TEST((store.of_address("ben@nhs.example", 10) == Ids{as_delegate}));
  BOOST_TEST(store.of_address("", 10).empty());
}

BOOST_AUTO_TEST_SUITE_END()
