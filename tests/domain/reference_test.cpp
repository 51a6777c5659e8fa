#include "domain/reference.hpp"

#include <set>

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(reference)

BOOST_AUTO_TEST_CASE(a_reference_is_two_groups_of_three_without_look_alikes) {
  std::uint32_t number = 0;
  std::set<char> used;
  std::uint32_t bound = 0;
  for (int count = 0; count < 50; ++count) {
    const auto made = make_reference([&](std::uint32_t below) {
      bound = below;
      return number++ % below;
    });
    BOOST_REQUIRE(made.size() == 7);
    BOOST_REQUIRE(made[3] == '-');
    BOOST_TEST(parse_reference(made).value_or("") == made);
    used.insert(made.begin(), made.end());
  }
  used.erase('-');
  BOOST_TEST(used.size() == bound);
  for (const char look_alike : std::string("0O1ILZSBUAE")) BOOST_TEST(!used.contains(look_alike));
}

BOOST_AUTO_TEST_CASE(what_people_type_finds_the_booking) {
  const struct {
    const char* typed;
    const char* reference;  // empty: none
  } cases[] = {
      {"K7M-4QX", "K7M-4QX"},
      {"k7m 4qx", "K7M-4QX"},
      {" k7m4qx\n", "K7M-4QX"},
      {"K-7-M-4-Q-X", "K7M-4QX"},
      {"k7m.4qx", "K7M-4QX"},
      {"K7M–4QX", ""},
      {"S2B-UZ8", "528-V28"},
      {"K7M-4Q", ""},
      {"K7M-4QXX", ""},
      {"K7M-4Q0", ""},
      {"", ""},
      {"---", ""},
      {"K7M-4Q'", ""},
      {"K7M-4Qé", ""},
  };
  for (const auto& [typed, expected] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) {
      BOOST_TEST(parse_reference(typed).value_or("") == expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
