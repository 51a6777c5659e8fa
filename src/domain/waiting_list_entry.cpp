#include "domain/waiting_list_entry.hpp"

#include "domain/offer_clock.hpp"
#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto outcomes = slugs<OfferOutcome>({{OfferOutcome::accepted, "accepted"},
                                               {OfferOutcome::given_up, "given_up"},
                                               {OfferOutcome::position_kept, "position_kept"},
                                               {OfferOutcome::expired, "expired"},
                                               {OfferOutcome::withdrawn, "withdrawn"}});

constexpr auto answers = slugs<Answer>({{Answer::accept, "accept"},
                                        {Answer::decline, "decline"},
                                        {Answer::keep_position, "keep_position"},
                                        {Answer::need_longer, "need_longer"}});

}  // namespace

std::string_view slug_of(OfferOutcome outcome) { return outcomes.of(outcome); }
std::optional<OfferOutcome> offer_outcome_from(std::string_view slug) {
  return outcomes.from(slug);
}

bool has_ended(const Offer& offer, UtcTime event_starts_at, UtcTime now) {
  return now >= (offer.clock_from ? offer.due_at : offer_limit(event_starts_at));
}

std::string_view slug_of(Answer answer) { return answers.of(answer); }
std::optional<Answer> answer_from(std::string_view slug) { return answers.from(slug); }

}  // namespace convene::domain
