#include "http/router.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

namespace convene::http {
namespace {

std::vector<Route> routes(std::initializer_list<std::pair<Method, std::string>> paths) {
  std::vector<Route> table;
  for (const auto& [method, path] : paths) table.push_back({method, path, {}});
  return table;
}

// "/events/{slug} leeds": the route and its parameters; "405 GET, HEAD" or "404" where there is
// none.
std::string described(const Router::Match& match) {
  if (!match.route) {
    if (match.allowed.empty()) return "404";
    return "405 " + join({match.allowed.begin(), match.allowed.end()}, ", ");
  }
  auto text = match.route->path;
  for (const auto& parameter : match.parameters) text += ' ' + parameter;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(router)

BOOST_AUTO_TEST_CASE(a_request_finds_its_route) {
  const Router router(routes({{Method::get, "/"},
                              {Method::get, "/events/{slug}"},
                              {Method::get, "/events/new"},
                              {Method::post, "/events/{slug}"},
                              {Method::get, "/events/{slug}/book"},
                              {Method::post, "/events/{slug}/bookings"},
                              {Method::get, "/{page}/{part}/last"},
                              {Method::get, "/a/{x}/c"},
                              {Method::get, "/a/b/{y}"}}));
  struct {
    Method method;
    std::string_view path;
    std::string_view found;
  } const cases[] = {
      {Method::get, "/", "/"},
      {Method::get, "/events/leeds", "/events/{slug} leeds"},
      {Method::post, "/events/leeds", "/events/{slug} leeds"},
      {Method::get, "/events/new", "/events/new"},
      {Method::post, "/events/new", "/events/{slug} new"},
      {Method::get, "/events/leeds/book", "/events/{slug}/book leeds"},
      {Method::post, "/events/leeds/bookings", "/events/{slug}/bookings leeds"},
      {Method::get, "/events/leeds/bookings", "405 POST"},
      {Method::post, "/events/leeds/book", "405 GET, HEAD"},
      {Method::post, "/", "405 GET, HEAD"},
      {Method::get, "/events/leeds/last", "/{page}/{part}/last events leeds"},
      {Method::get, "/a/b/c", "/a/b/{y} c"},
      {Method::get, "/a/x/c", "/a/{x}/c x"},
      {Method::get, "/a/b/last", "/a/b/{y} last"},
      {Method::get, "/events", "404"},
      {Method::get, "/events/", "404"},
      {Method::get, "/events//book", "404"},
      {Method::get, "/events/leeds/", "404"},
      {Method::get, "//", "404"},
      {Method::get, "/Events/leeds", "404"},
      {Method::get, "/events/leeds/book/now", "404"},
      {Method::get, "/events/a b\xC3\xA9", "/events/{slug} a b\xC3\xA9"},
      {Method::get, "", "404"},
  };
  for (const auto& [method, path, found] : cases) {
    BOOST_TEST_CONTEXT((method == Method::get ? "GET " : "POST ") << path) {
      BOOST_TEST(described(router.match(method, path)) == found);
    }
  }
}

BOOST_AUTO_TEST_CASE(two_routes_for_the_same_requests_are_refused) {
  using Paths = std::initializer_list<std::pair<Method, std::string>>;
  for (const Paths& paths :
       {Paths{{Method::get, "/a"}, {Method::get, "/a"}},
        Paths{{Method::get, "/a/{x}"}, {Method::post, "/a/{x}"}, {Method::get, "/a/{y}"}},
        Paths{{Method::get, "a"}}, Paths{{Method::get, ""}}}) {
    BOOST_CHECK_THROW(Router(routes(paths)), std::logic_error);
  }
}

BOOST_AUTO_TEST_CASE(the_table_keeps_its_order) {
  const Router router(routes({{Method::get, "/{x}"}, {Method::get, "/a"}}));
  BOOST_TEST(router.routes().front().path == "/{x}");
  BOOST_TEST(router.routes().back().path == "/a");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
