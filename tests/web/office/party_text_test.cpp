#include "web/office/party_text.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

// How the office reads what stands of somebody in a waiting list.

using namespace convene;
using namespace convene::web;
using domain::DelegateState;
using domain::WaitingParty;

namespace {

constexpr domain::EventId york{2};
constexpr domain::EventId hull{3};
const UtcTime due{std::chrono::sys_days{std::chrono::year{2027} / 1 / 14} + std::chrono::hours{14}};

services::EventSnapshot towns() {
  std::vector<services::EventList::Pointer> events;
  for (const auto& [id, slug, town] : {std::tuple{york, "york", "York"}, {hull, "hull", "Hull"}}) {
    auto event = std::make_shared<domain::Event>();
    event->id = id;
    event->slug = slug;
    event->town = town;
    events.push_back(std::move(event));
  }
  services::EventSnapshot snapshot;
  snapshot.events = services::EventList(std::move(events));
  return snapshot;
}

WaitingParty asked(std::optional<UtcTime> clock_from, bool is_unread = false) {
  WaitingParty party;
  party.entry.is_offered = true;
  party.offer = WaitingParty::PendingOffer{
      .event = {}, .clock_from = clock_from, .due_at = due, .is_unread = is_unread};
  return party;
}

template <class Change>
WaitingParty waiting(const Change& change) {
  WaitingParty party;
  change(party);
  return party;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(office_party_text)

BOOST_AUTO_TEST_CASE(the_tag_says_what_happens_now_and_the_lines_what_has_happened) {
  const struct {
    WaitingParty party;
    bool is_blocked;
    const char* text;
  } cases[] = {
      {{}, false, "Waiting"},
      {asked({}), false,
       "Offered a place|Mail not yet accepted: their time to answer begins by itself on 14 January "
       "2027, 2pm."},
      {asked(due), false, "Offered a place|They can answer until 14 January 2027, 2pm."},
      {asked(due, true), false,
       "No mail reached them|Call them.|They can answer until 14 January 2027, 2pm."},
      {waiting([](auto& party) {
         party.offer = WaitingParty::PendingOffer{.event = york, .clock_from = due, .due_at = due};
         party.elsewhere = {{york, DelegateState::offered}, {hull, DelegateState::waiting}};
       }),
       false, "Asked elsewhere|Offered a place in York.|Also waits in Hull."},
      {asked({}, true), false,
       "No mail reached them|Call them.|They can answer until 14 January 2027, 2pm."},
      {waiting([](auto& party) { party.is_out_of_reach = true; }), false,
       "Out of reach|No mail reached them. They keep their position, and are not asked before "
       "their "
       "address is corrected or you have reached them."},
      {waiting([](auto& party) {
         party.passed_over_until = due;
         party.entry.kept_position = 1;
       }),
       false,
       "Left out|By their own wish, until 14 January 2027, 2pm.|Gave an offer up and kept their "
       "position once."},
      {{},
       true,
       "Kept out|A limit keeps them out, or the room cannot seat all of them beside the kept "
       "places."},
      {waiting([](auto& party) {
         party.saves_places = true;
         party.entry.skips = 3;
       }),
       false, "Places saved|Places are saved until there are enough for them.|Skipped 3 times."},
      {waiting([](auto& party) {
         party.entry.skips = 2;
         party.book_straight_away = true;
         party.notice_days = 1;
       }),
       false, "Waiting|Skipped twice.|Is booked without being asked, with 1 day of notice."},
      {waiting([](auto& party) { party.book_straight_away = true; }), false,
       "Waiting|Is booked without being asked."},
      {waiting([](auto& party) { party.elsewhere = {{york, DelegateState::confirmed}}; }), false,
       "Waiting|Has a place in York, which a place here replaces."},
  };
  for (const auto& [party, is_blocked, expected] : cases) {
    BOOST_TEST_CONTEXT(expected) {
      const auto text = text_of(party, is_blocked, towns());
      auto parts = text.lines;
      parts.insert(parts.begin(), text.state_text);
      BOOST_TEST(join(parts, "|") == expected);
      BOOST_TEST(!slug_of(text.tone).empty());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
