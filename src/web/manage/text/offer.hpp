#pragma once

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/offer_terms.hpp"
#include "domain/waiting_list_entry.hpp"
#include "services/places/waits.hpp"

// What pages say of a place that is kept for somebody until they answer.
namespace convene::web {

// Whose offer it is, as its reader is told.
struct Asked {
  int seats = 1;
  std::string who;  // "Anna Example"; empty: the reader, alone or with all of the booking
};
Asked asked_by(const services::Wait& wait, const domain::Booking& booking);

// "The place in Leeds is yours if you want it. We keep it for you until …"
std::string open_offer_text(const domain::OfferTerms& offer, const Asked& asked,
                            const domain::Event& event);

struct AnswerText {
  domain::Answer answer;
  std::string text;
  std::string means;  // what it does
};
// The answers that can be given now, the best first.
std::vector<AnswerText> answers_to(const domain::OfferTerms& offer, const Asked& asked,
                                   const domain::Event& event);

// What the booking's page says once an answer was given.
std::string answered_text(domain::Answer answer, const domain::Event& event);

// What happens without an answer.
std::string silence_text(const domain::OfferTerms& offer, const Asked& asked);

// Tells somebody who gave a place up and kept their position that they are not asked before
// `until`.
std::string left_out_text(UtcTime until, const domain::Event& event);

// Tells somebody whom our mail about an offer did not reach what helps.
std::string out_of_reach_text(const domain::Event& event);

}  // namespace convene::web
