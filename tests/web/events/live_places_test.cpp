#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include "http/stream.hpp"
#include "web/events/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace json = boost::json;

namespace {

struct Live : SiteFixture {
  std::shared_ptr<http::Stream> stream(const std::string& query) {
    const auto response = get("/live/places" + query);
    BOOST_TEST(status(response) == 200);
    BOOST_TEST(header(response, "Content-Type") == "text/event-stream");
    BOOST_REQUIRE(response.stream);
    return response.stream;
  }

  // What the page's script makes of a message.
  static json::object read(const std::string& message) {
    BOOST_REQUIRE(message.starts_with("data: "));
    BOOST_REQUIRE(message.ends_with("\n\n"));
    BOOST_TEST(message.find('\n') == message.size() - 2);
    return json::parse(message.substr(sizeof "data:")).as_object();
  }
  static std::string word(const json::object& update, std::string_view slug,
                          std::string_view name) {
    return std::string(update.at(slug).as_object().at(name).as_string());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(live_places, Live)

BOOST_AUTO_TEST_CASE(a_stream_begins_with_how_it_stands) {
  const auto leeds = stream("?event=leeds");
  BOOST_TEST(leeds->has_update());
  const auto update = read(leeds->take());
  BOOST_TEST(update.size() == 1U);
  BOOST_TEST(word(update, "leeds", "town") == "Leeds");
  BOOST_TEST(word(update, "leeds", "places") == "Only 2 places left");
  BOOST_TEST(word(update, "leeds", "brief") == "2 left");
  BOOST_TEST(word(update, "leeds", "tone") == "few");
  BOOST_TEST(word(update, "leeds", "button") == "Book a place");
  BOOST_TEST(word(update, "leeds", "explanation") == "");
  BOOST_TEST(!leeds->has_update());
  BOOST_TEST(leeds->take() == "");
}

BOOST_AUTO_TEST_CASE(a_booking_is_news_where_its_event_is_shown) {
  const auto leeds = stream("?event=leeds");
  const auto york = stream("?event=york");
  leeds->take();
  york->take();
  book("Anna Example");
  book("Ben Example");
  book("Cara Example");
  BOOST_TEST(leeds->has_update());
  const auto update = read(leeds->take());
  BOOST_TEST(word(update, "leeds", "places") == "Waiting list");
  BOOST_TEST(word(update, "leeds", "button") == "Join the waiting list");
  BOOST_TEST(word(update, "leeds", "explanation") ==
             "All places are taken and 1 person is waiting.");
  BOOST_TEST(york->take() == "");
  BOOST_TEST(!york->has_update());
}

BOOST_AUTO_TEST_CASE(the_clock_brings_news_too) {
  const auto leeds = stream("?event=leeds");
  leeds->take();
  database.clock().set(support::sample_event().booking_closes_at);
  BOOST_TEST(leeds->has_update());
  BOOST_TEST(word(read(leeds->take()), "leeds", "places") == "Booking has closed");
}

BOOST_AUTO_TEST_CASE(the_first_page_hears_of_the_events_that_it_shows) {
  const auto both = stream("");
  BOOST_TEST(read(both->take()).size() == 2U);
  book("Anna Example");
  const auto update = read(both->take());
  BOOST_TEST(update.size() == 1U);
  BOOST_TEST(update.contains("leeds"));
  BOOST_TEST(read(stream("?region=yorkshire-and-the-humber")->take()).size() == 2U);
  BOOST_TEST(stream("?region=london")->take() == "");
}

BOOST_AUTO_TEST_CASE(nobody_can_ask_for_more_events_than_a_page_shows) {
  std::string query = "?event=york";
  for (std::size_t number = 0; number < 300; ++number) query += "&event=none";
  query += "&event=leeds";
  const auto update = read(stream(query)->take());
  BOOST_TEST(update.size() == 1U);
  BOOST_TEST(update.contains("york"));
}

BOOST_AUTO_TEST_SUITE_END()
