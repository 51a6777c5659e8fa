#include "storage/catalogue_store.hpp"

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;
using storage::CatalogueStore;

BOOST_FIXTURE_TEST_SUITE(catalogue_store, support::TestDatabase)

BOOST_AUTO_TEST_CASE(sectors_and_roles_stand_in_the_order_of_the_forms) {
  const auto catalogue = CatalogueStore(connection()).catalogue();
  std::string sectors;
  for (const auto& sector : catalogue.sectors) sectors += sector.slug + ' ';
  BOOST_TEST(sectors ==
             "local_authority education health_commissioner health_provider social_care hospice "
             "voluntary parent_carer young_person government other ");
  std::string roles;
  for (const auto& role : catalogue.roles) roles += role.slug + ' ';
  BOOST_TEST(roles == "delegate support_companion speaker facilitator staff ");
}

BOOST_AUTO_TEST_CASE(a_delegate_takes_a_seat_and_the_public_may_choose_two_roles) {
  const auto catalogue = CatalogueStore(connection()).catalogue();
  for (const auto& role : catalogue.roles) {
    BOOST_TEST_CONTEXT(role.slug) {
      BOOST_TEST(role.takes_seat == (role.slug == "delegate"));
      BOOST_TEST(role.is_public == (role.slug == "delegate" || role.slug == "support_companion"));
    }
  }
  for (const auto& sector : catalogue.sectors) {
    BOOST_TEST_CONTEXT(sector.slug) { BOOST_TEST(sector.needs_text == (sector.slug == "other")); }
  }
}

BOOST_AUTO_TEST_CASE(regions_stand_from_north_to_south) {
  const auto catalogue = CatalogueStore(connection()).catalogue();
  BOOST_REQUIRE(catalogue.regions.size() == 9U);
  BOOST_TEST(catalogue.regions.front().name == "North East");
  BOOST_TEST(catalogue.regions.back().name == "South West");
  BOOST_REQUIRE(catalogue.region("london"));
  BOOST_TEST(catalogue.region("london")->name == "London");
  BOOST_TEST(!catalogue.region("scotland"));
}

BOOST_AUTO_TEST_SUITE_END()
