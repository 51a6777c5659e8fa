#pragma once

#include <utility>

#include <boost/json/value.hpp>
#include <boost/system/result.hpp>

#include "domain/problem.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace convene::api {

// Why a body was not taken, as the answer that says so.
struct BodyRefused {
  http::Response answer;
};
[[noreturn]] void throw_exception_from_error(const BodyRefused& refused,
                                             const boost::source_location& where);

// The request's body as JSON.
boost::system::result<boost::json::value, BodyRefused> json_body(const http::Request& request);

BodyRefused refused(const domain::Problem& problem);

// What the body asks for, as `read` understands its JSON.
template <class Wanted>
boost::system::result<Wanted, BodyRefused> wanted_by(
    const http::Request& request, domain::result<Wanted> (*read)(const boost::json::value&)) {
  const auto body = json_body(request);
  if (!body) return body.error();
  auto wanted = read(*body);
  if (!wanted) return refused(wanted.error());
  return *std::move(wanted);
}

}  // namespace convene::api
