#include <algorithm>

#include "web/events/places_text.hpp"
#include "web/manage/holder/access.hpp"
#include "web/manage/pages.hpp"
#include "web/manage/text/offer.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/message.hpp"
#include "web/page/page.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

// What the address names of a booking.
struct Question {
  const domain::Event* event = nullptr;
  domain::PersonId person;
  const services::Wait* wait = nullptr;  // null where they wait there no longer
  std::string address;

  bool is_open() const { return wait && wait->offer; }
};

// Nothing where the address names nobody of the booking, or no event of theirs.
std::optional<Question> question_of(const HolderRequest& request) {
  const auto& access = request.access;
  const auto* event = access.event_at(request.raw.parameters.at(1));
  const auto person = request.id<domain::PersonId>(2);
  if (!event || std::ranges::find(access.booking.delegates, person, &domain::Delegate::person) ==
                    access.booking.delegates.end()) {
    return std::nullopt;
  }
  return Question{event, person, access.wait_of(event->id, person), request.raw.path};
}

http::Response no_offer_page(const PublicContext& context, const BookingAccess& access) {
  return message_page(context.pages,
                      {"There is no place to answer for",
                       {"Either the place was answered for already, or the time to answer is over "
                        "and the place went to the next person.",
                        "Your booking shows how things stand now."},
                       {{access.address(), "See your booking"}, to_all_events()}},
                      Status::conflict, true);
}

http::Response answered_by_contact_page(const PublicContext& context, const BookingAccess& access) {
  return message_page(context.pages,
                      {"One of you answers for all",
                       {"You asked for places together, so one answer counts for all of you. " +
                        access.booking.contact.name + ", who booked, has the link for it."},
                       {{access.address(), "See your booking"}}},
                      Status::ok, true);
}

// What they have or wait for elsewhere, which ends when they take this place.
void fill_elsewhere(TemplateData& data, const BookingAccess& access, const Question& question) {
  bool has_place = false;
  bool waits = false;
  for (const auto& person : access.booking.delegates) {
    if (std::ranges::find(question.wait->people, person.person) == question.wait->people.end()) {
      continue;
    }
    if (domain::is_live(person.state) && person.event != question.event->id) {
      (person.state == domain::DelegateState::confirmed ? has_place : waits) = true;
    }
    for (const auto& other : person.also_waits) waits = waits || other.event != question.event->id;
  }
  data.show_if(has_place, "HAS_PLACE").show_if(waits && !has_place, "WAITS_ELSEWHERE");
}

http::Response question_page(const PublicContext& context, const BookingAccess& access,
                             const Question& question,
                             const std::vector<domain::FieldError>& errors, Status status) {
  const auto& offer = *question.wait->offer;
  const auto asked = asked_by(*question.wait, access.booking);
  const std::string title =
      (asked.seats == 1 ? "Do you want the place in " : "Do you want the places in ") +
      question.event->town + "?";
  TemplateData data;
  fill_event(data, *question.event, access.now);
  data.set("TITLE", title).set("ADDRESS", question.address).set("BOOKING", access.address());
  data.set("OFFER_TEXT", open_offer_text(offer, asked, *question.event));
  data.set("SILENCE", silence_text(offer, asked));
  fill_elsewhere(data, access, question);
  FormView fields(data, errors);
  Choices choices{.name = "answer",
                  .label = asked.who.empty() ? "Your answer" : "Your answer for " + asked.who};
  for (auto& text : answers_to(offer, asked, *question.event)) {
    choices.choices.push_back({.value = std::string(domain::slug_of(text.answer)),
                               .label = std::move(text.text),
                               .hint = std::move(text.means)});
  }
  fields.radios("ANSWER", choices, {});
  PageHead head = head_of(context, access, title);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/offer.html", std::move(data), status);
}

// Those of them whom the link opens; companions follow by themselves. A repeat of an answer is
// heard by the service, which knows what was answered last.
std::vector<domain::PersonId> people_answering(const BookingAccess& access,
                                               const Question& question) {
  if (!question.wait) return {question.person};
  auto people = question.wait->people;
  std::erase_if(people, [&access](domain::PersonId id) {
    return std::ranges::find(access.booking.delegates, id, &domain::Delegate::person) ==
           access.booking.delegates.end();
  });
  return people;
}

}  // namespace

awaitable<http::Response> ask_for_answer(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto question = question_of(request);
  if (!question || !question->is_open()) co_return no_offer_page(context, access);
  if (!question->wait->are_all_opened) co_return answered_by_contact_page(context, access);
  co_return question_page(context, access, *question, {}, Status::ok);
}

awaitable<http::Response> answer_offer(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto question = question_of(request);
  if (!question) co_return no_offer_page(context, access);
  if (question->wait && !question->wait->are_all_opened) {
    co_return answered_by_contact_page(context, access);
  }
  const auto answer = domain::answer_from(form.get("answer"));
  if (refusal || !answer) {
    if (!question->is_open()) co_return no_offer_page(context, access);
    if (refusal) {
      co_return question_page(context, access, *question, {{"", *refusal}}, Status::forbidden);
    }
    co_return question_page(context, access, *question, {{"answer", "Select your answer"}},
                            Status::unprocessable_content);
  }
  const auto answered = co_await context.bookings.answer_offer(
      access.link(), {.answer = *answer,
                      .event = question->event->slug,
                      .delegates = people_answering(access, *question)});
  if (answered.has_error()) co_return no_offer_page(context, access);
  co_return done(context, access, answered_text(*answer, *question->event));
}

}  // namespace convene::web
