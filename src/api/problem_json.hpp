#pragma once

#include "domain/problem.hpp"
#include "http/response.hpp"

// Errors as programs read them: application/problem+json (RFC 9457).
namespace convene::api {

// The one mapping from what the services refuse to an HTTP status.
http::Status status_of(domain::ProblemKind kind);

http::Response problem_response(const domain::Problem& problem);

// Answers what no service was asked about: an unknown address, a body that is too large, a server
// error.
http::Response problem_response(http::Status status);

}  // namespace convene::api
