#include "storage/delegate_store.hpp"

#include <boost/test/unit_test.hpp>

#include "storage/booking_example.hpp"
#include "storage/event_store.hpp"

using namespace convene;
using namespace convene::storage;
using enum domain::DelegateState;

namespace {

std::vector<std::string> names(const std::vector<domain::ListedDelegate>& listed) {
  std::vector<std::string> all(listed.size());
  std::ranges::transform(listed, all.begin(),
                         [](const domain::ListedDelegate& each) { return each.delegate.name; });
  return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(delegate_store, RowsFixture)

BOOST_AUTO_TEST_CASE(everything_of_a_delegate_is_read_back) {
  const auto booking = book(leeds, "K7M-4QX");
  const auto host = add(booking, "Sample Delegate", confirmed);
  const auto id = add(booking, {.name = "Second Delegate",
                                .email = "Kim@school.example",
                                .organisation = "Sample School",
                                .job_title = "SENCO",
                                .sector = "other",
                                .sector_text = "Police",
                                .roles = {"speaker", "support_companion"},
                                .takes_seat = false,
                                .companion_of = host,
                                .state = confirmed});
  const auto listed = DelegateStore(connection).by_id(id).value();
  BOOST_TEST(listed.reference == "K7M-4QX");
  BOOST_TEST(
      (listed.contact == domain::Contact{"Sample Delegate", "sam@school.example", "01632 960001"}));
  BOOST_TEST((listed.booked_at == now));
  BOOST_TEST(listed.mail_address() == "Kim@school.example");
  const auto& kim = listed.delegate;
  BOOST_TEST((kim.id == id));
  BOOST_TEST((kim.booking == booking));
  BOOST_TEST((kim.event == leeds));
  BOOST_TEST(kim.name == "Second Delegate");
  BOOST_TEST(kim.organisation == "Sample School");
  BOOST_TEST(kim.job_title == "SENCO");
  BOOST_TEST(kim.sector == "other");
  BOOST_TEST(kim.sector_text == "Police");
  // Roles stand in the catalogue's order, not in the one they came in.
  BOOST_TEST((kim.roles == std::vector<std::string>{"support_companion", "speaker"}));
  BOOST_TEST(!kim.takes_seat);
  BOOST_TEST((kim.companion_of == host));
  BOOST_TEST((kim.state == confirmed));
  BOOST_TEST(!kim.position.has_value());
  BOOST_TEST(DelegateStore(connection).by_id(host)->mail_address() == "sam@school.example");
  BOOST_TEST(!DelegateStore(connection).by_id(domain::DelegateId{99}).has_value());
}

BOOST_AUTO_TEST_CASE(numbers_on_the_waiting_list_count_seats_and_agree_everywhere) {
  const auto booking = book(leeds, "K7M-4QX");
  add(booking, "confirmed", confirmed);
  add(booking, "first", waiting);
  const auto second = add(booking, "second", waiting);
  add(booking, {.name = "companion",
                .roles = {"support_companion"},
                .takes_seat = false,
                .companion_of = second,
                .state = waiting});
  add(booking, "gone", cancelled);
  add(booking, "third", waiting);
  add(book(york, "222-333"), {.event = york, .name = "elsewhere", .roles = {"delegate"}});

  const std::vector<std::pair<std::string, int>> expected = {
      {"companion", 2}, {"confirmed", 0}, {"first", 1}, {"gone", 0}, {"second", 2}, {"third", 3}};
  std::vector<std::pair<std::string, int>> listed;
  for (const auto& [delegate, reference, contact, booked_at] :
       DelegateStore(connection).list({.event = leeds})) {
    listed.emplace_back(delegate.name, delegate.position.value_or(0));
  }
  BOOST_TEST((listed == expected));

  std::vector<std::pair<std::string, int>> of_booking;
  for (const auto& delegate : DelegateStore(connection).of_booking(booking)) {
    of_booking.emplace_back(delegate.name, delegate.position.value_or(0));
  }
  std::ranges::sort(of_booking);
  BOOST_TEST((of_booking == expected));
}

BOOST_AUTO_TEST_CASE(a_list_is_narrowed_by_event_state_role_and_sector) {
  const auto booking = book(leeds, "K7M-4QX");
  add(booking, {.name = "ann", .roles = {"delegate", "speaker"}, .state = confirmed});
  add(booking, {.name = "Ben", .sector = "hospice", .roles = {"delegate"}, .state = waiting});
  add(booking, {.name = "cat", .sector = "hospice", .roles = {"delegate"}, .state = cancelled});
  add(book(york, "222-333"), {.event = york,
                              .name = "dan",
                              .roles = {"speaker"},
                              .takes_seat = false,
                              .state = confirmed});
  const struct {
    const char* what;
    domain::DelegateFilter filter;
    std::vector<std::string> expected;
  } cases[] = {
      {"everybody", {}, {"ann", "Ben", "cat", "dan"}},
      {"one event", {.event = leeds}, {"ann", "Ben", "cat"}},
      {"who is coming", {.states = {confirmed}}, {"ann", "dan"}},
      {"who is coming or waits", {.event = leeds, .states = {confirmed, waiting}}, {"ann", "Ben"}},
      {"speakers, among other things", {.role = "speaker"}, {"ann", "dan"}},
      {"one sector", {.sector = "hospice"}, {"Ben", "cat"}},
      {"all at once",
       {.event = leeds, .states = {waiting}, .role = "delegate", .sector = "hospice"},
       {"Ben"}},
      {"nobody", {.event = york, .sector = "hospice"}, {}},
  };
  for (const auto& [what, filter, expected] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(names(DelegateStore(connection).list(filter)) == expected,
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_address_is_found_by_its_live_place_alone) {
  const auto booking = book(leeds, "K7M-4QX");
  DelegateStore store(connection);
  const auto id = add(booking, {.name = "ann", .email = "Ann@School.example", .state = waiting});
  add(booking, "without an address", waiting);
  BOOST_REQUIRE(store.live_with_address(leeds, "ann@school.example").has_value());
  BOOST_TEST((store.live_with_address(leeds, "ann@school.example")->delegate == id));
  BOOST_TEST(!store.live_with_address(york, "ann@school.example").has_value());
  BOOST_TEST(!store.live_with_address(leeds, "").has_value());
  for (const auto state : {cancelled, expired, declined}) {
    store.set_state(id, state, now);
    BOOST_TEST(!store.live_with_address(leeds, "ann@school.example").has_value());
  }
}

BOOST_AUTO_TEST_CASE(roles_and_sector_are_replaced) {
  const auto id = add(book(leeds, "K7M-4QX"), "ann", confirmed);
  DelegateStore store(connection);
  store.set_roles(id, {"staff", "speaker"}, false, now);
  store.set_sector(id, "other", "Police", now);
  const auto ann = store.by_id(id)->delegate;
  BOOST_TEST((ann.roles == std::vector<std::string>{"speaker", "staff"}));
  BOOST_TEST(!ann.takes_seat);
  BOOST_TEST(ann.sector == "other");
  BOOST_TEST(ann.sector_text == "Police");
  BOOST_TEST(EventStore(connection).facts_by_id(leeds)->places.confirmed == 0);
}

BOOST_AUTO_TEST_SUITE_END()
