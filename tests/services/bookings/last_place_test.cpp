#include <set>

#include <boost/asio/co_spawn.hpp>
#include <boost/test/unit_test.hpp>

#include "services/booking_fixture.hpp"

using namespace convene;
using namespace convene::services;

namespace {

constexpr int newcomers = 150;

class RaceFixture : public BookingFixture {
 public:
  // Everybody at once: the writer takes them in groups.
  void book_all(const std::string& event, bool wait_if_full) {
    context_.restart();
    for (int number = 0; number < newcomers; ++number) {
      auto wish = request(fmt::format("n{}", number), event);
      wish.wait_if_full = wait_if_full;
      auto asked = domain::checked(wish, catalogue_).value();
      boost::asio::co_spawn(context_, one(std::move(asked)), [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
      });
    }
    context_.run();
  }

  int confirmed = 0;
  int refused = 0;
  std::set<int> positions;

 private:
  boost::asio::awaitable<void> one(domain::CheckedBooking asked) {
    auto answer = co_await service_.book(std::move(asked));
    if (!answer) {
      ++refused;
    } else if (const auto position = answer->booking.delegates.at(0).position) {
      positions.insert(*position);
    } else {
      ++confirmed;
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(last_place, RaceFixture)

BOOST_AUTO_TEST_CASE(the_last_place_goes_to_one_and_the_others_wait_in_a_strict_order) {
  book_all("york", true);
  BOOST_TEST(confirmed == 1);
  BOOST_TEST(refused == 0);
  BOOST_TEST(positions.size() == newcomers - 1U);
  BOOST_TEST(*positions.begin() == 1);
  BOOST_TEST(*positions.rbegin() == newcomers - 1);
  BOOST_TEST(
      (places("york") == domain::Places{.capacity = 1, .confirmed = 1, .waiting = newcomers - 1}));
}

BOOST_AUTO_TEST_CASE(a_room_is_filled_to_its_last_place_and_not_beyond) {
  book_all("hull", false);
  BOOST_TEST(confirmed == 50);
  BOOST_TEST(refused == newcomers - 50);
  BOOST_TEST((places("hull") == domain::Places{.capacity = 50, .confirmed = 50}));
}

BOOST_AUTO_TEST_SUITE_END()
