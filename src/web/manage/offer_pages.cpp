#include "web/manage/offer_pages.hpp"

#include <algorithm>

#include "web/events/event_words.hpp"
#include "web/manage/held_booking.hpp"
#include "web/manage/offer_words.hpp"
#include "web/page/form_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/message_page.hpp"
#include "web/page/page.hpp"
#include "web/page/problem_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

// What the address names of a booking.
struct Question {
  const domain::Event* event = nullptr;
  domain::DelegateId person;
  const services::Wait* wait = nullptr;  // null where they wait there no longer
  std::string address;

  bool is_open() const { return wait && wait->offer; }
};

// Nothing where the address names nobody of the booking, or no event of theirs.
std::optional<Question> question_of(const HeldBooking& held, const http::Request& request) {
  const auto* event = held.event_at(request.parameters.at(1));
  const auto person = delegate_id(request.parameters.at(2));
  if (!event || !person ||
      std::ranges::find(held.booking.delegates, *person, &domain::Delegate::person) ==
          held.booking.delegates.end()) {
    return std::nullopt;
  }
  return Question{event, *person, held.wait_of(event->id, *person), request.path};
}

http::Response no_offer_page(const PublicSite& site, const HeldBooking& held) {
  return message_page(site.pages,
                      {"There is no place to answer for",
                       {"Either the place was answered for already, or the time to answer is over "
                        "and the place went to the next person.",
                        "Your booking shows how things stand now."},
                       {{held.address(), "See your booking"}, {"/", "See all events"}}},
                      Status::conflict, true);
}

http::Response answered_by_contact_page(const PublicSite& site, const HeldBooking& held) {
  return message_page(site.pages,
                      {"One of you answers for all",
                       {"You asked for places together, so one answer counts for all of you. " +
                        held.booking.contact.name + ", who booked, has the link for it."},
                       {{held.address(), "See your booking"}}},
                      Status::ok, true);
}

// What they have or wait for elsewhere, which ends when they take this place.
void fill_elsewhere(View& view, const HeldBooking& held, const Question& question) {
  bool has_place = false;
  bool waits = false;
  for (const auto& person : held.booking.delegates) {
    if (std::ranges::find(question.wait->people, person.person) == question.wait->people.end()) {
      continue;
    }
    if (domain::is_live(person.state) && person.event != question.event->id) {
      (person.state == domain::DelegateState::confirmed ? has_place : waits) = true;
    }
    for (const auto& other : person.also_waits) waits = waits || other.event != question.event->id;
  }
  view.show_if(has_place, "HAS_PLACE").show_if(waits && !has_place, "WAITS_ELSEWHERE");
}

http::Response question_page(const PublicSite& site, const HeldBooking& held,
                             const Question& question,
                             const std::vector<domain::FieldError>& errors, Status status) {
  const auto& offer = *question.wait->offer;
  const auto asked = asked_by(*question.wait, held.booking);
  const std::string title =
      (asked.seats == 1 ? "Do you want the place in " : "Do you want the places in ") +
      question.event->town + "?";
  View view;
  fill_event(view, *question.event, held.now);
  view.set("TITLE", title).set("ADDRESS", question.address).set("BOOKING", held.address());
  view.set("NEWS", offer_news(offer, asked, *question.event));
  view.set("SILENCE", silence_words(offer, asked));
  fill_elsewhere(view, held, question);
  FormView fields(view, errors);
  Choices choices{.name = "answer",
                  .label = asked.who.empty() ? "Your answer" : "Your answer for " + asked.who};
  for (auto& words : answers_to(offer, asked, *question.event)) {
    choices.choices.push_back({.value = std::string(domain::slug_of(words.answer)),
                               .label = std::move(words.label),
                               .hint = std::move(words.means)});
  }
  fields.radios("ANSWER", choices, {});
  PageHead head = head_of(site, held, title);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "manage/offer.html", std::move(view), status);
}

// Those of them whom the link opens; companions follow by themselves. A repeat of an answer is
// heard by the service, which knows what was answered last.
std::vector<domain::DelegateId> answering(const HeldBooking& held, const Question& question) {
  if (!question.wait) return {question.person};
  auto people = question.wait->people;
  std::erase_if(people, [&held](domain::DelegateId id) {
    return std::ranges::find(held.booking.delegates, id, &domain::Delegate::person) ==
           held.booking.delegates.end();
  });
  return people;
}

}  // namespace

awaitable<http::Response> ask_for_answer(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto question = question_of(*held, request);
  if (!question || !question->is_open()) co_return no_offer_page(site, *held);
  if (!question->wait->are_all_opened) co_return answered_by_contact_page(site, *held);
  co_return question_page(site, *held, *question, {}, Status::ok);
}

awaitable<http::Response> answer_offer(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto form = request.form();
  if (!form) co_return error_page(site.pages, Status::bad_request, {});
  const auto question = question_of(*held, request);
  if (!question) co_return no_offer_page(site, *held);
  if (question->wait && !question->wait->are_all_opened) {
    co_return answered_by_contact_page(site, *held);
  }
  const auto objection = site.form_guard.objection(request, *form, held->token);
  const auto answer = domain::answer_from(form->get("answer"));
  if (objection || !answer) {
    if (!question->is_open()) co_return no_offer_page(site, *held);
    if (objection) {
      co_return question_page(site, *held, *question, {{"", *objection}}, Status::forbidden);
    }
    co_return question_page(site, *held, *question, {{"answer", "Select your answer"}},
                            Status::unprocessable_content);
  }
  const auto answered =
      co_await site.bookings.answer_offer(held->link(), {.answer = *answer,
                                                         .event = question->event->slug,
                                                         .delegates = answering(*held, *question)});
  if (answered.has_error()) co_return no_offer_page(site, *held);
  co_return done(site, *held, answered_words(*answer, *question->event));
}

}  // namespace convene::web
