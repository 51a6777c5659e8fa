#include "web/events/choice.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using namespace convene;
using namespace std::chrono;
using web::choose;
using web::ChosenEvents;
using web::EventChoice;

namespace {

struct Events {
  domain::Catalogue catalogue{.regions = {{"north-east", "North East"}, {"london", "London"}}};
  std::vector<domain::Event> kept;

  void add(std::string slug, std::string region, UtcTime starts_at) {
    domain::Event event;
    event.slug = std::move(slug);
    event.region = std::move(region);
    event.starts_at = starts_at;
    kept.push_back(std::move(event));
  }
  std::vector<const domain::Event*> upcoming() const {
    std::vector<const domain::Event*> all;
    for (const auto& event : kept) all.push_back(&event);
    return all;
  }

  EventChoice read(const std::string& query) const {
    return EventChoice::from(http::FormData::parse(query).value(), catalogue);
  }
  ChosenEvents shown_for(const std::string& query) const {
    return choose(upcoming(), read(query), catalogue);
  }
  std::string slugs_for(const std::string& query) const {
    std::vector<std::string> slugs;
    for (const auto* event : shown_for(query).shown) slugs.push_back(event->slug);
    return join(slugs, " ");
  }
};

struct FourEvents : Events {
  FourEvents() {
    add("newcastle", "North East", sys_days{2027y / January / 14} + 10h);
    // It is the first of June in London already.
    add("barnet", "London", sys_days{2027y / May / 31} + 23h + 30min);
    add("camden", "London", sys_days{2027y / June / 30} + 22h + 59min);
    add("durham", "North East", sys_days{2027y / June / 30} + 23h);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(event_choice, FourEvents)

BOOST_AUTO_TEST_CASE(events_are_chosen_by_region_and_by_london_s_months) {
  const struct {
    const char* query;
    const char* slugs;
  } cases[] = {
      {"", "newcastle barnet camden durham"},
      {"region=london", "barnet camden"},
      {"month=2027-06", "barnet camden"},
      {"month=2027-07", "durham"},
      {"region=north-east&month=2027-01", "newcastle"},
      {"region=london&month=2027-01", ""},
      {"month=2026-12", ""},
  };
  for (const auto& [query, slugs] : cases) {
    BOOST_TEST_CONTEXT(query) { BOOST_TEST(slugs_for(query) == slugs); }
  }
}

BOOST_AUTO_TEST_CASE(what_is_unknown_chooses_nothing) {
  for (const char* query :
       {"region=atlantis", "region=", "month=2027-13", "month=2027-00", "month=2027-1",
        "month=+027-01", "month=20270-1", "month=soon", "page=two", "page=-1", "other=london"}) {
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(read(query).is_all());
      BOOST_TEST(read(query).query() == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_choice_reads_as_it_was_written) {
  const std::string query = "region=london&month=2027-06&page=3";
  BOOST_TEST(read(query).query() == '?' + query);
  BOOST_TEST(read("page=3&month=2027-06&region=london&x=y").query() == '?' + query);
}

BOOST_AUTO_TEST_CASE(links_lead_to_months_and_regions_that_have_events) {
  const auto chosen = shown_for("region=london");
  std::string months;
  for (const auto month : chosen.months) months += web::month_slug(month) + ' ';
  BOOST_TEST(months == "2027-01 2027-06 2027-07 ");
  const auto june = shown_for("month=2027-06").regions;
  BOOST_REQUIRE(june.size() == 2U);
  BOOST_TEST(june[0].count == 0U);
  BOOST_TEST(june[1].count == 2U);
  BOOST_TEST(june[1].first->slug == "barnet");
}

BOOST_AUTO_TEST_CASE(a_page_shows_a_hundred_events_at_most) {
  for (int number = 0; number < 196 + 7; ++number) {
    add("more-" + std::to_string(number), "London", sys_days{2028y / January / 1} + hours{number});
  }
  const struct {
    const char* query;
    std::size_t shown;
    std::size_t page;
  } cases[] = {
      {"", 100, 1},
      {"page=2", 100, 2},
      {"page=3", 7, 3},
      {"page=4", 7, 3},
      {"page=0", 100, 1},
      {"page=18446744073709551615", 7, 3},
      {"page=2&region=london", 100, 2},
  };
  for (const auto& [query, shown, page] : cases) {
    BOOST_TEST_CONTEXT(query) {
      const auto chosen = shown_for(query);
      BOOST_TEST(chosen.shown.size() == shown);
      BOOST_TEST(chosen.page == page);
      BOOST_TEST(chosen.page_count() == 3U);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_events_make_one_empty_page) {
  kept.clear();
  const auto chosen = shown_for("page=2");
  BOOST_TEST(chosen.shown.empty());
  BOOST_TEST(chosen.months.empty());
  BOOST_TEST(chosen.page == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
