
#include "base/text.hpp"
#include "web/book/check.hpp"
#include "web/book/check_page.hpp"
#include "web/book/form_page.hpp"
#include "web/book/full_page.hpp"
#include "web/book/pages.hpp"
#include "web/book/sealed_answers.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/errors.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

// What a button asks for beside sending the form: "remove.2" is the act "remove" on person 2.
struct FormAction {
  std::string_view name;
  std::size_t number = 0;

  static FormAction of(std::string_view value) {
    const auto dot = value.find('.');
    if (dot == value.npos) return {value};
    return {value.substr(0, dot), whole_number<std::size_t>(value.substr(dot + 1)).value_or(0)};
  }
};

// Leads from the form, or the answers that have been checked before, to the next page on the way.
http::Response next_page(const PublicContext& context, const EventNow& at, BookingForm form,
                         bool asked_for_wishes) {
  const auto checked = check(form, at.event->slug, context.catalogue);
  if (!checked.errors.empty()) {
    if (form.seats() == 0) form.add_person();  // the error is about their name
    const auto ask_again = asked_for_wishes ? full_page : form_page;
    return ask_again(context, at, form, checked.errors, Status::unprocessable_content);
  }
  form.tidy();
  if (form.seats() == 1 || form.says_together()) return check_page(context, at, form);
  if (asked_for_wishes) {
    return full_page(context, at, form,
                     {{"together", "Select what happens if there is no room for all of you"}},
                     Status::unprocessable_content);
  }
  return at.holds(form) ? check_page(context, at, form) : full_page(context, at, form);
}

// What was typed on the form's own page.
http::Response take_form(const PublicContext& context, const http::Request& request,
                         const EventNow& at, const http::FormData& typed) {
  auto form = BookingForm::parse(typed);
  const auto action = FormAction::of(typed.get("act"));
  if (action.name == "add" && form.has_room_for_more()) form.add_person();
  if (action.name == "remove" && action.number > 1) form.remove_person(action.number);
  if (const auto refusal = context.csrf_guard.check(request, typed, "")) {
    return form_page(context, at, form, {{"", *refusal}}, Status::forbidden);
  }
  if (!action.name.empty()) return form_page(context, at, form, {}, Status::ok);
  return next_page(context, at, std::move(form), false);
}

// What pages behind the form say of its answers.
http::Response take_answers(const PublicContext& context, const http::Request& request,
                            const EventNow& at, const http::FormData& typed) {
  auto answers = open_answers(context.sealed_answers, typed.get("answers"));
  if (!answers || answers->event != at.event->slug) return lost_page(context, at);
  BookingForm& form = answers->form;
  const bool asked_for_wishes = typed.has("wishes");
  if (asked_for_wishes) form.take_wishes(typed);
  const auto without = typed.all("without");
  for (auto number = without.rbegin(); number != without.rend(); ++number) {
    form.remove_person(whole_number<std::size_t>(*number).value_or(0));
  }
  const auto action = FormAction::of(typed.get("act"));
  if (action.name == "mend") form.mend_email(action.number);
  if (auto refusal = context.csrf_guard.check(request, typed, "")) {
    return check_page(context, at, form, std::move(*refusal), Status::forbidden);
  }
  return next_page(context, at, std::move(form), asked_for_wishes);
}

}  // namespace

awaitable<http::Response> show_booking_form(const PublicContext& context,
                                            const http::Request& request) {
  const EventNow at = event_of(context, request);
  if (auto page = obstacle(context, at)) co_return std::move(*page);
  co_return form_page(context, at, BookingForm::blank(), {}, Status::ok);
}

awaitable<http::Response> check_booking(const PublicContext& context,
                                        const http::Request& request) {
  const EventNow at = event_of(context, request);
  if (auto page = obstacle(context, at)) co_return std::move(*page);
  const auto typed = request.form();
  if (!typed) co_return error_page(context.pages, Status::bad_request, {});
  co_return typed->has("answers") ? take_answers(context, request, at, *typed)
                                  : take_form(context, request, at, *typed);
}

awaitable<http::Response> change_answers(const PublicContext& context,
                                         const http::Request& request) {
  const EventNow at = event_of(context, request);
  if (auto page = obstacle(context, at)) co_return std::move(*page);
  const auto typed = request.form();
  if (!typed) co_return error_page(context.pages, Status::bad_request, {});
  auto answers = open_answers(context.sealed_answers, typed->get("answers"));
  if (!answers) co_return lost_page(context, at);
  // A booking of another event is another booking.
  if (answers->event != at.event->slug) {
    answers->form.submission_id = BookingForm::blank().submission_id;
  }
  co_return form_page(context, at, answers->form, {}, Status::ok);
}

}  // namespace convene::web
