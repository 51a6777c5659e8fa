#include "web/manage/text/offer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/offer_clock.hpp"
#include "domain/working_time.hpp"
#include "web/manage/text/state.hpp"

namespace convene::web {
namespace {

using domain::Answer;
using domain::OfferTerms;

// "Monday 18 January 2027 at 2pm"
std::string moment(UtcTime time) { return london::date(time) + " at " + london::time(time); }

std::string working_days(std::chrono::seconds working) {
  return counted(working / domain::working_day, "working day");
}

std::string is_for(const Asked& asked) {
  if (!asked.who.empty()) return "is kept for " + asked.who;
  return asked.seats == 1 ? "is yours if you want it" : "are yours if you want them";
}

AnswerText accept(const Asked& asked) {
  const bool is_one = asked.seats == 1;
  return {Answer::accept, is_one ? "Yes, take the place" : "Yes, take the places",
          is_one ? "It is confirmed at once." : "They are confirmed at once."};
}

AnswerText extend(const OfferTerms& offer) {
  return {Answer::need_longer, "I need longer to decide",
          "You can ask for this once. You then have until " + moment(offer.extended_ends_at) + "."};
}

AnswerText keep_position(const OfferTerms& offer, const domain::Event& event) {
  const auto rest = "For " + working_days(domain::passed_over) + " we do not ask you for " +
                    event.town + " again.";
  if (offer.positions_left == 0) {
    return {Answer::keep_position, "Not this time: move me to the end of the list",
            "You have kept your position twice, so it cannot be kept again. " + rest};
  }
  return {Answer::keep_position, "Not this time, but keep my position on the list",
          rest + " After that it is your turn as before. You can do this " +
              (offer.positions_left == 1 ? "once more." : "twice.")};
}

AnswerText decline(const Asked& asked, const domain::Event& event) {
  return {Answer::decline, asked.seats == 1 ? "No, give the place up" : "No, give the places up",
          "You leave the waiting list for " + event.town + "."};
}

}  // namespace

Asked asked_by(const services::Wait& wait, const domain::Booking& booking) {
  Asked asked{.seats = 0};
  const domain::Delegate* first = nullptr;
  int seats_of_booking = 0;
  for (const auto* person : live_delegates(booking)) {
    if (!person->takes_seat) continue;
    ++seats_of_booking;
    if (std::ranges::find(wait.people, person->person) == wait.people.end()) continue;
    ++asked.seats;
    if (!first) first = person;
  }
  if (first && asked.seats == 1 && seats_of_booking > 1) asked.who = first->name;
  return asked;
}

std::string open_offer_text(const OfferTerms& offer, const Asked& asked,
                            const domain::Event& event) {
  auto text = fmt::format("{} in {} {}. ", asked.seats == 1 ? "A place" : "Places", event.town,
                          is_for(asked));
  const auto limit = domain::offer_limit(event.starts_at);
  if (offer.clock_runs || offer.ends_at == limit)
    return text + "Answer before " + moment(offer.ends_at) + ".";
  return text +
         fmt::format(
             "You have {} to answer. That time starts when our email reaches you, and it ends at "
             "the latest on {}.",
             working_days(domain::time_to_answer +
                          (offer.is_extended ? domain::extension : std::chrono::hours{0})),
             moment(limit));
}

std::vector<AnswerText> answers_to(const OfferTerms& offer, const Asked& asked,
                                   const domain::Event& event) {
  std::vector<AnswerText> answers = {accept(asked)};
  if (offer.can_be_extended()) answers.push_back(extend(offer));
  answers.push_back(keep_position(offer, event));
  answers.push_back(decline(asked, event));
  return answers;
}

std::string answered_text(Answer answer, const domain::Event& event) {
  switch (answer) {
    case Answer::accept:
      return "We have your yes. See you in " + event.town + ".";
    case Answer::need_longer:
      return "You have more time to decide.";
    case Answer::keep_position:
      return "You have passed this time. You are still on the waiting list for " + event.town + ".";
    case Answer::decline:
      return "You have given up the place in " + event.town + " that was kept for you.";
  }
  return {};
}

std::string silence_text(const OfferTerms& offer, const Asked& asked) {
  const std::string goes = asked.seats == 1 ? "Without an answer the place goes to the next person"
                                            : "Without an answer the places go to the next people";
  if (offer.is_unread) return goes + ". You keep your position, as no email has told you of this.";
  return goes + (offer.is_last ? ". It would be the second time, so the wait then ends."
                               : " and you go to the end of the waiting list.");
}

std::string left_out_text(UtcTime until, const domain::Event& event) {
  return "You gave up a place in " + event.town +
         ". We do not ask you for this event again before " + moment(until) + ".";
}

std::string out_of_reach_text(const domain::Event& event) {
  return "We kept a place in " + event.town +
         " for you, but our email about it did not reach you. You have kept your position. We ask "
         "you again once your email address is right: correct it below, or call us.";
}

}  // namespace convene::web
