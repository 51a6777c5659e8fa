#include "domain/delegate_list.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

namespace {

const EventId leeds{1};
const EventId york{2};

ListedDelegate listed(std::int64_t id, std::string name, std::string email,
                      std::string contact_email = "office@school.example") {
  ListedDelegate result;
  result.delegate.id = DelegateId{id};
  result.delegate.name = std::move(name);
  result.delegate.email = std::move(email);
  result.delegate.sector = "education";
  result.delegate.state = DelegateState::confirmed;
  result.contact.email = std::move(contact_email);
  result.delegate.event = leeds;
  return result;
}

std::vector<std::string> sorted_names(std::vector<ListedDelegate> delegates, DelegateOrder order) {
  sort(delegates, order);
  std::vector<std::string> result;
  result.reserve(delegates.size());
  for (const auto& one : delegates) result.push_back(one.delegate.name);
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(delegate_list)

BOOST_AUTO_TEST_CASE(the_line_shows_places_first_then_who_waits_in_order) {
  auto second = listed(1, "Second in line", "1@x.example");
  second.delegate.state = DelegateState::waiting;
  second.delegate.position = 2;
  auto first = listed(2, "Zoe, first in line", "2@x.example");
  first.delegate.state = DelegateState::waiting;
  first.delegate.position = 1;
  auto gone = listed(3, "Gone", "3@x.example");
  gone.delegate.state = DelegateState::cancelled;
  const auto placed = listed(4, "Placed", "4@x.example");
  const std::vector<std::string> expected{"Placed", "Zoe, first in line", "Second in line", "Gone"};
  BOOST_TEST(sorted_names({gone, second, first, placed}, DelegateOrder::line) == expected);
}

BOOST_AUTO_TEST_CASE(lists_sort_without_case_and_by_name_where_equal) {
  auto one = listed(1, "beth", "1@x.example");
  one.delegate.organisation = "Acorn";
  auto two = listed(2, "Adam", "2@x.example");
  two.delegate.organisation = "acorn";
  auto three = listed(3, "Carl", "3@x.example");
  three.delegate.organisation = "";
  const struct {
    DelegateOrder order;
    std::vector<std::string> expected;
  } cases[] = {
      {DelegateOrder::name, {"Adam", "beth", "Carl"}},
      {DelegateOrder::organisation, {"Carl", "Adam", "beth"}},
      {DelegateOrder::sector, {"Adam", "beth", "Carl"}},
  };
  for (const auto& [order, expected] : cases) {
    BOOST_TEST_CONTEXT("order: " << slug_of(order)) {
      BOOST_TEST(sorted_names({one, two, three}, order) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_email_list_holds_each_address_once) {
  auto at_york = listed(4, "Ann", "ANN@school.example");
  at_york.delegate.event = york;
  const struct {
    const char* what;
    std::vector<ListedDelegate> delegates;
    std::vector<EmailLine> lines;
  } cases[] = {
      {"nobody", {}, {}},
      {"own addresses stand in order",
       {listed(1, "Zoe", "zoe@nhs.example"), listed(2, "Ann", "ann@school.example")},
       {{"zoe@nhs.example", {"Zoe"}, {}, {"education"}, {leeds}},
        {"ann@school.example", {"Ann"}, {}, {"education"}, {leeds}}}},
      {"the same person at two events, typed differently",
       {listed(1, "Ann", "ann@school.example"), at_york},
       {{"ann@school.example", {"Ann"}, {}, {"education"}, {leeds, york}}}},
      {"colleagues without an address are reached by the contact's",
       {listed(1, "Ann", "office@school.example"), listed(2, "Bob", ""), listed(3, "Cat", "")},
       {{"office@school.example", {"Ann", "Bob", "Cat"}, {}, {"education"}, {leeds}}}},
  };
  for (const auto& [what, delegates, lines] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST((email_list(delegates) == lines)); }
  }
}

BOOST_AUTO_TEST_CASE(nobody_who_left_is_live) {
  for (const auto state : live_states()) BOOST_TEST(is_live(state));
  BOOST_TEST(live_states().size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
