#include "services/bookings/request_digest.hpp"

#include <functional>
#include <set>

#include <boost/test/unit_test.hpp>

using namespace convene;
using services::request_digest;

BOOST_AUTO_TEST_SUITE(digest_of_a_request)

BOOST_AUTO_TEST_CASE(everything_about_the_people_counts) {
  domain::BookingRequest request{
      .submission_id = "one",
      .event = "leeds",
      .contact = {"Sam", "sam@school.example", "01632 960001"},
      .delegates = {{.name = "Sam", .email = "sam@school.example", .sector = "education"},
                    {.name = "Kim", .sector = "education"}}};
  auto repeated = request;
  repeated.submission_id = "two";
  repeated.wait_if_full = !request.wait_if_full;
  BOOST_TEST(request_digest(repeated) == request_digest(request));

  using Request = domain::BookingRequest;
  const std::function<void(Request&)> changes[] = {
      [](Request&) {},
      [](Request& it) { it.event = "york"; },
      [](Request& it) { it.contact.name = "Samuel"; },
      [](Request& it) { it.contact.email = "s@school.example"; },
      [](Request& it) { it.contact.phone = ""; },
      [](Request& it) { it.delegates.pop_back(); },
      [](Request& it) { it.delegates[1].name = "Kimberley"; },
      [](Request& it) { it.delegates[1].email = "kim@school.example"; },
      [](Request& it) { it.delegates[1].organisation = "Sample School"; },
      [](Request& it) { it.delegates[1].job_title = "Sample School"; },
      [](Request& it) { it.delegates[1].sector = "hospice"; },
      [](Request& it) { it.delegates[1].sector_text = "hospice"; },
      [](Request& it) { it.delegates[1].roles = {"support_companion"}; },
      [](Request& it) { it.delegates[1].roles = {"delegate", "speaker"}; },
      [](Request& it) { it.delegates[1].companion_of = 0; },
      // The same letters, shared out otherwise.
      [](Request& it) { it.contact = {"Samsam", "@school.example", "01632 960001"}; },
      [](Request& it) { std::swap(it.delegates[0], it.delegates[1]); },
  };
  std::set<std::string> digests;
  for (const auto& change : changes) {
    auto changed = request;
    change(changed);
    digests.insert(request_digest(changed));
  }
  BOOST_TEST(digests.size() == std::size(changes));
}

BOOST_AUTO_TEST_SUITE_END()
