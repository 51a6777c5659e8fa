#include "storage/transaction.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using storage::Changes;

BOOST_AUTO_TEST_SUITE(transaction)

BOOST_AUTO_TEST_CASE(changes_of_several_jobs_name_each_event_once) {
  Changes changes{.events = {domain::EventId{1}, domain::EventId{2}}, .settings = true};
  changes.add({.events = {domain::EventId{2}, domain::EventId{3}, domain::EventId{3}}});
  changes.add({.outbox = true});
  const std::vector<domain::EventId> expected = {domain::EventId{1}, domain::EventId{2},
                                                 domain::EventId{3}};
  BOOST_TEST((changes.events == expected));
  BOOST_TEST(changes.settings);
  BOOST_TEST(changes.outbox);
}

BOOST_AUTO_TEST_CASE(adding_nothing_changes_nothing) {
  Changes changes;
  changes.add({});
  BOOST_TEST(changes.events.empty());
  BOOST_TEST(!changes.settings);
  BOOST_TEST(!changes.outbox);
}

BOOST_AUTO_TEST_SUITE_END()
