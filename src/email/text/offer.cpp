#include "email/text/offer.hpp"

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/offer_clock.hpp"

namespace convene::email {
namespace {

// "Monday 18 January 2027, 2pm"
std::string moment(UtcTime time) {
  return fmt::format("{}, {}", london::date(time), london::time(time));
}

std::string where(const Occasion& occasion) {
  return fmt::format("the {} in {}", occasion.event.title, occasion.event.town);
}

std::string working_days(std::chrono::seconds working) {
  return counted(working / domain::working_day, "working day");
}

std::string keeping_the_position(int positions_left) {
  if (positions_left == 0) {
    return "- Not this time. The place goes to the next person, and you go to the end of the "
           "waiting list: you have kept your position as often as possible.\n";
  }
  return fmt::format(
      "- Not this time, but keep my position. The place goes to the next person. For {} nothing is "
      "offered to you at this event; after that it is your turn as before. You can do this {}.\n",
      working_days(domain::passed_over), positions_left == 1 ? "once more" : "twice");
}

}  // namespace

std::string offer_text(const Occasion& occasion) {
  const auto count = std::ssize(occasion.delegates);
  const auto what =
      count == 1 ? std::string{"A place"} : fmt::format("Places for {} of you", count);
  const auto whose = count == 1 ? "is yours if you want it. We keep it"
                                : "are yours if you want them. We keep them";
  const auto until = moment(occasion.offer.value().ends_at);
  return fmt::format("{} at {} {} for you until {}. The answer has to come before then.", what,
                     where(occasion), whose, until);
}

std::string offer_answers(const Occasion& occasion) {
  const auto& offer = occasion.offer.value();
  std::string text = "What you can answer\n";
  text +=
      "- Yes. You have the place at once. A place in another region that you have or wait for with "
      "this booking is then given up.\n"
      "- No. The place goes to the next person, and you leave the waiting list of this event.\n";
  text += keeping_the_position(offer.positions_left);
  if (offer.can_be_extended()) {
    text += fmt::format("- I need longer. You can say this once: you then have until {}.\n",
                        moment(offer.extended_ends_at));
  }
  return text;
}

std::string how_to_answer(const Occasion& occasion) {
  const auto& offer = occasion.offer.value();
  std::string text;
  if (occasion.answered_by_contact) {
    text = fmt::format(
        "You wait together, so one of you answers for all: {}, who booked.\n\nSee your booking:\n"
        "{}\nThis link is for you alone.\n",
        occasion.booking.contact.name, occasion.link);
  } else {
    text = fmt::format(
        "Answer here:\n{}\nThis link is for you alone: anyone who has it can answer for you.\n",
        occasion.link);
  }
  return text + (offer.is_last
                     ? "\nWithout an answer the place goes to the next person. It is the second "
                       "offer without one, so your wait then ends.\n"
                     : "\nWithout an answer the place goes to the next person, and you go to the "
                       "end of the waiting list.\n");
}

std::string offer_expired_text(const Occasion& occasion) {
  auto text = fmt::format(
      "A place at {} was kept for you. There was no answer in time, so it went to the next person. "
      "You still wait: you are at the end of the waiting list now",
      where(occasion));
  text += occasion.position ? fmt::format(", as number {}.", *occasion.position) : ".";
  return text +
         " If a second offer finds no answer, your wait ends. Can you not come any more? Leave the "
         "list with the link below, and nothing is offered to you again.";
}

std::string wait_ended_text(const Occasion& occasion) {
  return fmt::format(
      "A place at {} was kept for you. There was no answer in time, for the second time, so it "
      "went to the next person and you do not wait any longer. Do you still want to come? Book "
      "again: you join at the end of the list.",
      where(occasion));
}

}  // namespace convene::email
