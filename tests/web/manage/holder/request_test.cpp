#include "web/manage/holder/request.hpp"

#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

// Only whoever brings the secret of a booking sees it or does something about it.

using namespace convene;
using namespace convene::web;

namespace {

class HoldersOnly : public SiteFixture {
 public:
  // The address of a row of the table, about somebody of a booking.
  static std::string address_in(std::string path, const std::string& reference) {
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"{reference}", reference},
                                      {"{person}", "1"},
                                      {"{event}", "leeds"}}) {
      const auto at = path.find(name);
      if (at != path.npos) path.replace(at, name.size(), value);
    }
    return path;
  }
  std::int64_t writes() {
    return database.writer().run_blocking([](storage::Transaction& transaction) {
      auto query = transaction.connection().statement("SELECT total_changes()");
      query.step();
      return query.integer(0);
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(holder_request, HoldersOnly)

BOOST_AUTO_TEST_CASE(every_address_of_a_booking_opens_by_its_link_alone) {
  const auto own = confirm(check(answers("Anna Example")));
  const auto reference = header(own, "Location").substr(std::string("/bookings/").size());
  const auto with_link = cookies;
  cookies.clear();
  confirm(check(answers("Ben Example")));
  const auto of_another = cookies;
  const auto before = writes();
  int rows = 0;
  for (const auto& route : public_routes(site_)) {
    if (!route.path.starts_with("/bookings/{reference}")) continue;
    ++rows;
    const auto address = address_in(route.path, reference);
    for (const auto& brought : {std::map<std::string, std::string>{}, of_another}) {
      BOOST_TEST_CONTEXT(address) {
        cookies = brought;
        const auto answer = route.method == http::Method::post
                                ? post(address, {{"answer", "decline"}, {"delegates", "1"}})
                                : get(address);
        BOOST_TEST(status(answer) == 404);
        BOOST_TEST(has(body(answer), "Open the link in your email"));
      }
    }
  }
  BOOST_TEST(rows == 20);
  BOOST_TEST(writes() == before);
  // The link still opens the booking, whole.
  cookies = with_link;
  BOOST_TEST(status(get("/bookings/" + reference)) == 200);
}

BOOST_AUTO_TEST_CASE(a_form_that_another_page_sent_changes_nothing_by_the_link_either) {
  const auto own = confirm(check(answers("Anna Example")));
  const auto address = header(own, "Location");
  const auto before = writes();
  BOOST_TEST(status(post(address + "/cancellation", {{"delegates", "1"}})) == 403);
  BOOST_TEST(writes() == before);
}

BOOST_AUTO_TEST_SUITE_END()
