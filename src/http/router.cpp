#include "http/router.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"

namespace convene::http {
namespace {

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// What two routes have in common if the same requests reach them: the path without its parameters'
// names.
std::string shape(const Route& route) {
  std::string text = route.method == Method::get ? "GET" : "POST";
  for (const auto segment : split(route.path, '/')) {
    text += is_parameter(segment) ? "/{}" : "/" + std::string(segment);
  }
  return text;
}

// Whether `left` goes first where both routes would do: the first segment that differs in kind
// decides, and a word goes before a parameter.
bool is_more_specific(const std::vector<std::string_view>& left,
                      const std::vector<std::string_view>& right) {
  return std::ranges::lexicographical_compare(left, right, {}, is_parameter, is_parameter);
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::unordered_map<std::string, std::string> path_by_shape;
  for (const auto& route : routes_) {
    if (!route.path.starts_with('/')) {
      throw std::logic_error(fmt::format("the route \"{}\" does not begin with /", route.path));
    }
    const auto [other, is_new] = path_by_shape.emplace(shape(route), route.path);
    if (!is_new) {
      throw std::logic_error(
          fmt::format("the routes {} and {} answer the same requests", other->second, route.path));
    }
    patterns_.push_back({&route, split(route.path, '/')});
    const bool is_word = std::ranges::none_of(patterns_.back().segments, is_parameter);
    if (is_word && route.method == Method::get) get_routes_.emplace(route.path, &route);
  }
  std::ranges::sort(patterns_, is_more_specific, &Pattern::segments);
}

bool Router::fits(const Pattern& pattern, const std::vector<std::string_view>& segments) {
  return std::ranges::equal(pattern.segments, segments, [](auto wanted, auto segment) {
    return is_parameter(wanted) ? !segment.empty() : wanted == segment;
  });
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  if (method == Method::get) {
    if (const auto found = get_routes_.find(path); found != get_routes_.end()) {
      match.route = found->second;
      return match;
    }
  }
  const auto segments = split(path, '/');
  for (const auto& pattern : patterns_) {
    if (pattern.route->method != method || !fits(pattern, segments)) continue;
    match.route = pattern.route;
    for (std::size_t index = 0; index < segments.size(); ++index) {
      if (is_parameter(pattern.segments[index])) match.parameters.emplace_back(segments[index]);
    }
    return match;
  }
  match.allowed = allowed_at(path);
  return match;
}

std::vector<std::string_view> Router::allowed_at(std::string_view path) const {
  const auto segments = split(path, '/');
  const auto has = [&](Method method) {
    return std::ranges::any_of(patterns_, [&](const Pattern& pattern) {
      return pattern.route->method == method && fits(pattern, segments);
    });
  };
  std::vector<std::string_view> allowed;
  if (has(Method::get)) allowed.assign({"GET", "HEAD"});
  if (has(Method::post)) allowed.emplace_back("POST");
  return allowed;
}

}  // namespace convene::http
