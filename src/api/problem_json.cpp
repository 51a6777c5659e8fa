#include "api/problem_json.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "api/json_response.hpp"
#include "api/routes.hpp"
#include "http/content_type.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using domain::ProblemKind;

struct Wording {
  http::Status status;
  std::string_view word;  // the last segment of the type
  std::string_view title;
  std::string_view detail;
};

Wording wording(ProblemKind kind) {
  using http::Status;
  switch (kind) {
    case ProblemKind::invalid_input:
      return {Status::unprocessable_content, "invalid-input", "The input has errors",
              "Correct the fields named in errors and send it again."};
    case ProblemKind::not_found:
      return {Status::not_found, "not-found", "There is nothing here",
              "The address, the reference or the token is not one of ours."};
    case ProblemKind::not_allowed:
      return {Status::forbidden, "not-allowed", "This is not allowed",
              "The account does not have the permission for this."};
    case ProblemKind::event_full:
      return {Status::conflict, "event-full", "The event is full",
              "Nothing was changed. Ask to wait, with wait_if_full for a booking or wait for a "
              "move, or "
              "choose one of the alternatives."};
    case ProblemKind::booking_not_open:
      return {Status::conflict, "booking-not-open", "Booking has not opened yet",
              "The event says when booking opens."};
    case ProblemKind::booking_closed:
      return {Status::conflict, "booking-closed", "Booking has closed",
              "The event takes no new bookings, and nobody comes instead of somebody else."};
    case ProblemKind::event_cancelled:
      return {Status::conflict, "event-cancelled", "The event is cancelled",
              "A cancelled event takes no bookings."};
    case ProblemKind::already_booked:
      return {
          Status::conflict, "already-booked", "Somebody is already booked",
          "Nothing was changed. The address of each delegate concerned has a place there, or waits "
          "for one; whoever was in a new booking is sent what they have. Leave them out to go on "
          "with "
          "the others."};
    case ProblemKind::no_offer:
      return {Status::conflict, "no-offer", "There is no offer to answer",
              "None was made, it was answered otherwise, or its time is over."};
    case ProblemKind::ask_organiser:
      return {Status::conflict, "ask-organiser", "Only the organiser can do this",
              "A place goes to a colleague of the same organisation; without one, the organiser "
              "decides."};
    case ProblemKind::submission_reused:
      return {Status::unprocessable_content, "submission-reused",
              "The submission id was used for another request",
              "Make a new submission id for each booking; repeat one only with the same request."};
    case ProblemKind::link_used:
      return {Status::gone, "link-used", "The link no longer works", "It was used or is too old."};
    case ProblemKind::sign_in_refused:
      return {Status::forbidden, "sign-in-refused", "Signing in failed",
              "The address and the password do not belong together."};
    case ProblemKind::too_many_requests:
      return {Status::too_many_requests, "too-many-requests", "Too many requests",
              "Wait as long as Retry-After says, then try again."};
  }
  return {Status::internal_server_error, "server-error", "Something went wrong", ""};
}

Wording wording(http::Status status) {
  using http::Status;
  switch (status) {
    case Status::bad_request:
      return {status, "bad-request", "The request cannot be read", "It is not JSON, or not HTTP."};
    case Status::unauthorized:
      return {status, "token-refused", "This needs an access token",
              "Send Authorization: Bearer with a token that was made in the office, is not revoked "
              "and whose owner may sign in."};
    case Status::not_found:
      return wording(ProblemKind::not_found);
    case Status::too_many_requests:
      return wording(ProblemKind::too_many_requests);
    case Status::method_not_allowed:
      return {status, "method-not-allowed", "The address does not know this method",
              "Allow names the methods it knows."};
    case Status::content_too_large:
      return {status, "content-too-large", "The body is too large", "Send at most 64 KB."};
    case Status::unsupported_media_type:
      return {status, "unsupported-media-type", "The body is of another type",
              "Send it as application/json."};
    case Status::service_unavailable:
      return {status, "unavailable", "The server cannot do this just now",
              "Nothing was changed. Wait as long as Retry-After says, then try again."};
    case Status::internal_server_error:
      return {status, "server-error", "Something went wrong here",
              "It is not known whether anything was changed: repeat the request with the same "
              "submission id."};
    default:
      return {status, "refused", http::reason(status), "The request was refused."};
  }
}

json::object problem_object(const Wording& wording) {
  return {{"type", problem_address(wording.word)},
          {"title", wording.title},
          {"status", static_cast<int>(wording.status)},
          {"detail", wording.detail}};
}

http::Response respond(const Wording& wording, const json::object& object) {
  return json_response(wording.status, object, http::problem_type);
}

}  // namespace

http::Status status_of(ProblemKind kind) { return wording(kind).status; }

http::Response problem_response(const domain::Problem& problem) {
  const auto text = wording(problem.kind);
  auto object = problem_object(text);
  if (!problem.fields.empty()) {
    json::array errors;
    for (const auto& [field, message] : problem.fields) {
      errors.push_back(json::object{{"field", field}, {"message", message}});
    }
    object["errors"] = std::move(errors);
  }
  if (problem.kind == ProblemKind::event_full) {
    object["alternatives"] = json::value_from(problem.alternatives);
  }
  if (problem.kind == ProblemKind::already_booked) {
    object["delegates"] = json::value_from(problem.delegates);
  }
  return respond(text, object);
}

http::Response problem_response(http::Status status) {
  const auto text = wording(status);
  return respond(text, problem_object(text));
}

}  // namespace convene::api
