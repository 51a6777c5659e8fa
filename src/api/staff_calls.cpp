#include "api/staff_calls.hpp"

#include <boost/json.hpp>

#include "api/json_response.hpp"
#include "api/problem_json.hpp"
#include "api/staff_lists.hpp"
#include "api/staff_query.hpp"
#include "formats/csv.hpp"

namespace convene::api {
namespace {

using boost::asio::awaitable;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using http::Response;
using http::Status;

Response csv_response(const std::string& file_name, const Rows& rows) {
  Response response;
  response.body = formats::csv(rows);
  response.with("Content-Type", "text/csv; charset=utf-8")
      .with("Content-Disposition", "attachment; filename=\"" + file_name + ".csv\"")
      .with("Cache-Control", "no-store");
  return response;
}

}  // namespace

awaitable<result<StaffCalls::Delegates>> StaffCalls::taken_delegates(const http::Request& request,
                                                                     domain::Actor actor) const {
  const auto snapshot = events_->current();
  const auto* event = snapshot->any(request.parameters.front());
  if (!event) co_return Problem{ProblemKind::not_found};
  auto states = chosen_states(request.query);
  if (!states) co_return states.error();
  co_return co_await exports_->attendance_list(actor, event->id, *std::move(states));
}

awaitable<result<StaffCalls::Emails>> StaffCalls::taken_emails(const http::Request& request,
                                                               domain::Actor actor) const {
  auto choice = chosen_addresses(request.query, *events_->current(), *catalogue_);
  if (!choice) co_return choice.error();
  co_return co_await exports_->email_list(actor, *std::move(choice));
}

awaitable<Response> StaffCalls::delegates(const http::Request& request, domain::Actor actor) const {
  const auto delegates = co_await taken_delegates(request, actor);
  if (!delegates) co_return problem_response(delegates.error());
  co_return json_response(Status::ok, {{"event", request.parameters.front()},
                                       {"delegates", delegate_objects(*delegates)}});
}

awaitable<Response> StaffCalls::delegates_csv(const http::Request& request,
                                              domain::Actor actor) const {
  const auto delegates = co_await taken_delegates(request, actor);
  if (!delegates) co_return problem_response(delegates.error());
  co_return csv_response("delegates-" + request.parameters.front(), delegate_rows(*delegates));
}

awaitable<Response> StaffCalls::emails(const http::Request& request, domain::Actor actor) const {
  const auto lines = co_await taken_emails(request, actor);
  if (!lines) co_return problem_response(lines.error());
  co_return json_response(Status::ok, {{"emails", email_objects(*lines, *events_->current())}});
}

awaitable<Response> StaffCalls::emails_csv(const http::Request& request,
                                           domain::Actor actor) const {
  const auto lines = co_await taken_emails(request, actor);
  if (!lines) co_return problem_response(lines.error());
  co_return csv_response("emails", email_rows(*lines, *events_->current()));
}

}  // namespace convene::api
