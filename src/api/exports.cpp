#include "api/exports.hpp"

#include <boost/json.hpp>

#include "api/export_query.hpp"
#include "api/export_rows.hpp"
#include "api/json_response.hpp"
#include "api/problem_json.hpp"
#include "formats/csv.hpp"
#include "http/file_response.hpp"

namespace convene::api {
namespace {

using boost::asio::awaitable;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using http::Request;
using http::Response;
using http::Status;
using Delegates = std::vector<domain::ListedDelegate>;
using Emails = std::vector<domain::EmailLine>;

// So many mails are told at once, the newest of them.
constexpr int mails_max = 1000;

awaitable<result<Delegates>> taken_delegates(const ApiContext& context, const Request& request,
                                             domain::Actor actor) {
  const auto snapshot = context.events.current();
  const auto* event = snapshot->any(request.parameters.front());
  if (!event) co_return Problem{ProblemKind::not_found};
  auto states = chosen_states(request.query);
  if (!states) co_return states.error();
  co_return co_await context.exports.attendance_list(actor, event->id, *std::move(states));
}

awaitable<result<Emails>> taken_emails(const ApiContext& context, const Request& request,
                                       domain::Actor actor) {
  auto choice = chosen_addresses(request.query, *context.events.current(), context.catalogue);
  if (!choice) co_return choice.error();
  co_return co_await context.exports.email_list(actor, *std::move(choice));
}

}  // namespace

awaitable<Response> export_delegates(const ApiContext& context, const Request& request,
                                     domain::Actor actor) {
  const auto delegates = co_await taken_delegates(context, request, actor);
  if (!delegates) co_return problem_response(delegates.error());
  co_return json_response(Status::ok, {{"event", request.parameters.front()},
                                       {"delegates", delegate_objects(*delegates)}});
}

awaitable<Response> export_delegates_csv(const ApiContext& context, const Request& request,
                                         domain::Actor actor) {
  const auto delegates = co_await taken_delegates(context, request, actor);
  if (!delegates) co_return problem_response(delegates.error());
  co_return http::csv_download("delegates-" + request.parameters.front(),
                               formats::csv(delegate_rows(*delegates)));
}

awaitable<Response> export_emails(const ApiContext& context, const Request& request,
                                  domain::Actor actor) {
  const auto lines = co_await taken_emails(context, request, actor);
  if (!lines) co_return problem_response(lines.error());
  co_return json_response(Status::ok,
                          {{"emails", email_objects(*lines, *context.events.current())}});
}

awaitable<Response> export_emails_csv(const ApiContext& context, const Request& request,
                                      domain::Actor actor) {
  const auto lines = co_await taken_emails(context, request, actor);
  if (!lines) co_return problem_response(lines.error());
  co_return http::csv_download("emails",
                               formats::csv(email_rows(*lines, *context.events.current())));
}

awaitable<Response> export_undelivered_emails(const ApiContext& context, const Request& request,
                                              domain::Actor actor) {
  if (const auto allowed = no_choice(request.query); !allowed) {
    co_return problem_response(allowed.error());
  }
  const auto mails =
      co_await context.exports.undelivered_mails(actor, context.clock.now(), mails_max);
  co_return json_response(Status::ok, {{"emails", mail_objects(mails, *context.events.current())}});
}

awaitable<Response> export_booking_emails(const ApiContext& context, const Request& request,
                                          domain::Actor actor) {
  const auto person = chosen_person(request.query);
  if (!person) co_return problem_response(person.error());
  const auto mails =
      co_await context.exports.booking_mails(actor, request.parameters.front(), *person, mails_max);
  if (!mails) co_return problem_response(mails.error());
  co_return json_response(Status::ok,
                          {{"emails", mail_objects(*mails, *context.events.current())}});
}

}  // namespace convene::api
