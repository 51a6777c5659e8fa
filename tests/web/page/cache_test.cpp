#include "web/page/cache.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using namespace convene::web;

namespace {

// Counts how often a page is rendered.
struct Counted {
  PageCache cache;
  PageBasis basis{.events_version = 1,
                  .settings = std::make_shared<services::OrganisationSettings>()};
  int rendered = 0;

  std::string get(const std::string& path) { return get(path, cache); }
  std::string get(const std::string& path, PageCache& from) {
    auto page = from.find(path, basis);
    if (!page) page = from.keep(path, basis, "page " + std::to_string(++rendered));
    return page->plain;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(page_cache, Counted)

BOOST_AUTO_TEST_CASE(a_page_is_rendered_once_for_what_it_is_made_from) {
  BOOST_TEST(get("/") == "page 1");
  BOOST_TEST(get("/") == "page 1");
  BOOST_TEST(get("/events/leeds") == "page 2");
  BOOST_TEST(get("/") == "page 1");
}

BOOST_AUTO_TEST_CASE(whatever_changes_renders_it_anew) {
  const std::function<void()> changes[] = {
      [this] { ++basis.events_version; },
      [this] { basis.event = std::make_shared<domain::Event>(); },
      [this] { basis.settings = std::make_shared<services::OrganisationSettings>(); },
      [this] { basis.minute += std::chrono::minutes{1}; },
  };
  for (const auto& change : changes) {
    get("/");
    const int before = rendered;
    change();
    get("/");
    BOOST_TEST(rendered == before + 1);
  }
}

BOOST_AUTO_TEST_CASE(it_holds_no_more_pages_than_it_may) {
  for (std::size_t page = 0; page < PageCache::pages_max; ++page) get(std::to_string(page));
  const int before = rendered;
  get("0");
  BOOST_TEST(rendered == before);
  get("one more");
  get("0");
  BOOST_TEST(rendered == before + 2);
}

BOOST_AUTO_TEST_CASE(nothing_is_kept_while_templates_are_worked_on) {
  PageCache off(true);
  for (int turn = 0; turn < 2; ++turn) get("/", off);
  BOOST_TEST(rendered == 2);
}

BOOST_AUTO_TEST_SUITE_END()
