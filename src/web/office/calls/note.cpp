#include "base/text.hpp"
#include "services/calls/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/calls/pages.hpp"

namespace convene::web {
namespace {

// What the form showed, so that a call settles nothing that came up while somebody spoke.
std::vector<domain::CallSubject> subjects_in(const http::FormData& form) {
  std::vector<domain::CallSubject> subjects;
  for (const auto word : split(form.get("about"), ' ')) {
    if (const auto subject = domain::call_subject_from(word)) subjects.push_back(*subject);
  }
  return subjects;
}

}  // namespace

boost::asio::awaitable<http::Response> note_call(const OfficeRequest& request) {
  const auto outcome = request.form.get("outcome");
  const bool was_reached = outcome == "reached";
  if (!was_reached && outcome != "not_reached") {
    co_return office_problem_page(request, {domain::ProblemKind::not_found});
  }
  const auto noted = co_await request.context.calls.note(
      request.account.id, request.id<domain::DelegateId>(0),
      {.was_reached = was_reached, .about = subjects_in(request.form)});
  if (!noted) co_return office_problem_page(request, noted.error());
  if (!*noted) co_return done(request, rooms_address(), {.text = "Nothing was left to tell them"});
  co_return done(request, rooms_address(),
                 {.text = was_reached ? "Noted: you have reached them"
                                      : "Noted: you have called, and not reached them"});
}

}  // namespace convene::web
