#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"

namespace convene::http {

// The request lives until the answer is sent.
using Handler = std::function<boost::asio::awaitable<Response>(const Request&)>;

struct Route {
  Method method;
  std::string path;  // "/events/{slug}/book"; a {…} stands for one segment that is not empty
  Handler handler;
};

// Which handler answers which address. The table is data, so that it can be read and checked.
class Router {
 public:
  // Throws std::logic_error where two routes differ in the names of their parameters at most.
  // Otherwise a word goes before a parameter: "/events/new" before "/events/{slug}".
  explicit Router(std::vector<Route> routes);

  // Its patterns point to its routes.
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  struct Match {
    const Route* route = nullptr;  // null: see `allowed`
    std::vector<std::string> parameters;
    std::vector<std::string_view> allowed;  // methods that the path knows ("GET", "HEAD", "POST");
                                            // empty: nothing is at that path
  };
  Match match(Method method, std::string_view path) const;
  // The same as Match::allowed, for a method that no route has.
  std::vector<std::string_view> allowed_at(std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Pattern {
    const Route* route;
    std::vector<std::string_view> segments;  // parts of route->path
  };

  static bool fits(const Pattern& pattern, const std::vector<std::string_view>& segments);

  const std::vector<Route> routes_;
  // The GET routes without parameters, by path: a word goes before a parameter, so nothing else is
  // asked where one fits.
  std::unordered_map<std::string_view, const Route*> get_routes_;
  std::vector<Pattern> patterns_;  // the more specific first
};

}  // namespace convene::http
