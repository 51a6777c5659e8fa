#include "http/client_counter.hpp"

#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

using convene::http::ClientCounter;

BOOST_AUTO_TEST_SUITE(client_counter)

BOOST_AUTO_TEST_CASE(a_lease_counts_until_it_ends) {
  ClientCounter counter({.in_all = 3, .of_one_client = 2});
  {
    auto first = counter.take("ann");
    const auto second = counter.take("ann");
    BOOST_TEST(!counter.take("ann"));
    const auto other = counter.take("ben");
    BOOST_TEST(!counter.take("cid"));
    BOOST_TEST(counter.in_all() == 3U);
    BOOST_TEST(counter.of("ann") == 2U);

    first.reset();
    BOOST_TEST(counter.of("ann") == 1U);
    BOOST_TEST(counter.take("cid").has_value());  // ends at once
    BOOST_TEST(counter.in_all() == 2U);
  }
  BOOST_TEST(counter.in_all() == 0U);
  BOOST_TEST(counter.of("ann") == 0U);

  // Who has no name counts among all alone.
  const auto nameless = counter.take({});
  const auto another = counter.take({});
  const auto third = counter.take({});
  BOOST_TEST(!counter.take({}));
  BOOST_TEST(counter.of({}) == 0U);
}

BOOST_AUTO_TEST_CASE(a_moved_lease_ends_once) {
  ClientCounter counter({});
  int ends = 0;
  {
    auto lease = counter.take("ann");
    lease->at_end([&] {
      ++ends;
      BOOST_TEST(counter.in_all() == 1U);  // given back after the call
    });
    ClientCounter::Lease holder;
    holder = std::move(*lease);
    lease.reset();
    BOOST_TEST(counter.of("ann") == 1U);
    const auto last = std::move(holder);
    const auto other = counter.take("ben");
    holder = *counter.take("cid");
    BOOST_TEST(counter.in_all() == 3U);
    holder = ClientCounter::Lease();
    BOOST_TEST(counter.in_all() == 2U);
    BOOST_TEST(ends == 0);
  }
  BOOST_TEST(ends == 1);
  BOOST_TEST(counter.in_all() == 0U);
}

BOOST_AUTO_TEST_CASE(a_lease_that_stopped_counting_still_ends) {
  ClientCounter counter({});
  int ends = 0;
  {
    auto lease = counter.take("ann");
    lease->at_end([&ends] { ++ends; });
    lease->stop_counting();
    lease->stop_counting();
    BOOST_TEST(counter.in_all() == 0U);
    BOOST_TEST(counter.of("ann") == 0U);
    BOOST_TEST(ends == 0);
  }
  BOOST_TEST(ends == 1);
  BOOST_TEST(counter.in_all() == 0U);
}

BOOST_AUTO_TEST_CASE(no_thread_passes_the_cap) {
  ClientCounter counter({.in_all = 8, .of_one_client = 5});
  std::atomic<bool> was_passed = false;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&counter, &was_passed, thread] {
        for (int round = 0; round < 2000; ++round) {
          std::vector<ClientCounter::Lease> leases;
          while (auto lease = counter.take(thread % 2 ? "ann" : "ben")) {
            leases.push_back(*std::move(lease));
            if (counter.of("ann") > 5 || counter.in_all() > 8) was_passed = true;
          }
        }
      });
    }
  }
  BOOST_TEST(!was_passed);
  BOOST_TEST(counter.in_all() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
