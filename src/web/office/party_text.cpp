#include "web/office/party_text.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/office/text.hpp"

namespace convene::web {
namespace {

using domain::DelegateState;
using domain::WaitingParty;

PartyText asked_here(const WaitingParty::PendingOffer& offer) {
  PartyText text{state_text(DelegateState::offered), state_tone(DelegateState::offered), {}};
  const auto due = london::date_and_time(offer.due_at);
  if (offer.is_unread) {
    text.state_text = "No mail reached them";
    text.tone = Tone::closed;
    text.lines.emplace_back("Call them.");
  } else if (!offer.clock_from) {
    text.lines.push_back("Mail not yet accepted: their time to answer begins by itself on " + due +
                         ".");
    return text;
  }
  text.lines.push_back("They can answer until " + due + ".");
  return text;
}

// What they are doing now: the first that applies, as a pass over the list asks it.
PartyText now(const WaitingParty& party, bool is_blocked, const services::EventSnapshot& events) {
  if (party.offer && party.entry.is_offered) return asked_here(*party.offer);
  if (party.offer) {
    return {"Asked elsewhere",
            Tone::waiting,
            {"Offered a place in " + town_of(party.offer->event, events) + "."}};
  }
  if (party.is_out_of_reach) {
    return {"Out of reach",
            Tone::closed,
            {"No mail reached them. They keep their position, and are not asked before their "
             "address is corrected or you have reached them."}};
  }
  if (party.passed_over_until) {
    return {"Left out",
            Tone::waiting,
            {"By their own wish, until " + london::date_and_time(*party.passed_over_until) + "."}};
  }
  if (is_blocked) {
    return {
        "Kept out",
        Tone::closed,
        {"A limit keeps them out, or the room cannot seat all of them beside the kept places."}};
  }
  if (party.saves_places) {
    return {"Places saved", Tone::few, {"Places are saved until there are enough for them."}};
  }
  return {state_text(DelegateState::waiting), state_tone(DelegateState::waiting), {}};
}

std::string times(int count) {
  if (count == 1) return "once";
  return count == 2 ? "twice" : std::to_string(count) + " times";
}

std::string elsewhere_text(const WaitingParty::Elsewhere& elsewhere,
                           const services::EventSnapshot& events) {
  const auto town = town_of(elsewhere.event, events);
  if (elsewhere.state == DelegateState::confirmed) {
    return "Has a place in " + town + ", which a place here replaces.";
  }
  return "Also waits in " + town + ".";
}

}  // namespace

PartyText text_of(const WaitingParty& party, bool is_blocked,
                  const services::EventSnapshot& events) {
  auto text = now(party, is_blocked, events);
  auto& lines = text.lines;
  if (party.entry.skips > 0) lines.push_back("Skipped " + times(party.entry.skips) + ".");
  if (party.entry.kept_position > 0) {
    lines.push_back("Gave an offer up and kept their position " + times(party.entry.kept_position) +
                    ".");
  }
  if (party.book_straight_away) {
    lines.push_back(party.notice_days == 0
                        ? "Is booked without being asked."
                        : "Is booked without being asked, with " +
                              counted(party.notice_days, "day", "days") + " of notice.");
  }
  for (const auto& elsewhere : party.elsewhere) {
    if (elsewhere.state == DelegateState::offered) continue;  // said above
    lines.push_back(elsewhere_text(elsewhere, events));
  }
  return text;
}

std::string town_of(domain::EventId id, const services::EventSnapshot& events) {
  const auto event = events.by_id(id);
  return event ? event->town : "another region";
}

}  // namespace convene::web
