#include "domain/substitute.hpp"

#include <fmt/format.h>

#include "services/rooms/delegate_service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/delegates/pages.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::DelegateId;
using domain::ProblemKind;
using http::Response;
using http::Status;

Response form_page(const OfficeRequest& request, const domain::Delegate& former,
                   const domain::Substitute& typed, const std::vector<domain::FieldError>& errors,
                   Status status) {
  const auto address = delegate_address(former.id);
  TemplateData body;
  body.set("NAME", former.name)
      .set("ADDRESS", substitute_delegate_address(former.id))
      .set("DELEGATE_ADDRESS", address);
  FormView form(body, errors);
  form.input("NAME_FIELD", {.name = "name", .label = "Full name", .autocomplete = "off"},
             typed.name);
  form.input("EMAIL_FIELD",
             {.name = "email",
              .label = former.email.empty() ? "Email address (optional)" : "Email address",
              .hint = fmt::format("We {} them a link to their place",
                                  request.context.pages.mail_words().send),
              .type = "email",
              .autocomplete = "off"},
             typed.email);
  form.input("JOB_TITLE_FIELD",
             {.name = "job_title", .label = "Job title (optional)", .is_spellchecked = true},
             typed.job_title);
  return office_page(request,
                     {.title = "Somebody else comes instead",
                      .has_errors = !errors.empty(),
                      .back_address = address},
                     "office/delegates/substitute.html", std::move(body), status);
}

std::vector<domain::FieldError> errors_of(const domain::Problem& problem) {
  if (problem.kind != ProblemKind::already_booked) return problem.fields;
  return {{"email", "Somebody with this email address has a place there or waits for one"}};
}

}  // namespace

awaitable<Response> ask_substitution(const OfficeRequest& request) {
  const auto person = co_await request.context.delegates.person(request.id<DelegateId>(0));
  if (!person) co_return office_problem_page(request, person.error());
  const auto& delegate = person->listed.delegate;
  if (!domain::is_live(delegate.state)) {
    co_return office_message(request, "This cannot be done",
                             delegate.name + " has no place any more.", Status::ok);
  }
  co_return form_page(request, delegate, {}, {}, Status::ok);
}

awaitable<Response> substitute_delegate(const OfficeRequest& request) {
  const auto id = request.id<DelegateId>(0);
  const domain::Substitute typed{.name = std::string{request.form.get("name")},
                                 .email = std::string{request.form.get("email")},
                                 .job_title = std::string{request.form.get("job_title")}};
  const auto person = co_await request.context.delegates.person(id);
  if (!person) co_return office_problem_page(request, person.error());
  const auto& former = person->listed.delegate;
  const auto substituted =
      co_await request.context.delegates.substitute(request.account.id, id, typed);
  if (substituted) {
    const auto now = co_await request.context.delegates.person(id);
    co_return done(request, delegate_address(id),
                   {.text = (now ? now->listed.delegate.name : typed.name) + " comes instead of " +
                            former.name});
  }
  if (substituted.error().kind == ProblemKind::not_found) {
    co_return office_problem_page(request, substituted.error());
  }
  co_return form_page(request, former, typed, errors_of(substituted.error()),
                      Status::unprocessable_content);
}

}  // namespace convene::web
