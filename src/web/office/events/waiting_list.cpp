#include "web/office/events/waiting_list.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/office/party_words.hpp"
#include "web/office/rules_words.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using http::Response;
using storage::PartyInLine;

void fill_party(View& row, const PartyInLine& party, const PartyWords& words) {
  row.set("POSITION", party.position)
      .set("LABEL", words.label)
      .set("TONE", std::string{words.tone});
  const auto seated = std::ranges::count(party.people, true, &PartyInLine::Person::takes_seat);
  row.show_if(seated > 1, "TOGETHER");
  for (const auto& person : party.people) {
    View& item = row.add("PERSON");
    item.set("ID", person.id.value).set("NAME", person.name);
    item.set_or_hide("ORGANISATION", person.organisation).show_if(!person.takes_seat, "COMPANION");
  }
  for (const auto& line : words.lines) row.add("LINE").set("TEXT", line);
}

void fill_rules(View& view, const std::string& slug, const domain::RoomRules& rules,
                const Visit& visit) {
  auto lines = hold_words(rules, visit.office.catalogue);
  std::ranges::move(limit_words(rules, visit.office.catalogue), std::back_inserter(lines));
  view.show_if(lines.empty(), "NO_RULES");
  if (!lines.empty()) {
    View& list = view.add("RULES");
    for (const auto& line : lines) list.add("RULE").set("TEXT", line);
  }
  if (visit.may(Permission::change_events)) view.add("CHANGE_RULES").set("SLUG", slug);
}

// Why places stay free although somebody waits.
std::string note_on_free_places(const domain::Places& places) {
  const int kept_back = std::max(0, places.free()) - places.open;
  if (kept_back <= 0) return {};
  return counted(kept_back, "free place is not open to everybody. It is",
                 "free places are not open to everybody. They are") +
         " kept for a group, saved for a party or set aside for those who wait.";
}

std::string count_words(const domain::Places& places) {
  auto words = counted(places.waiting, "person waits", "people wait");
  if (places.offered > 0) words += ", " + counted(places.offered, "is asked", "are asked");
  return words;
}

awaitable<Response> after_switch(const Visit& visit, awaitable<domain::result<void>> switching,
                                 const char* notice) {
  const auto switched = co_await std::move(switching);
  if (!switched) co_return office_problem_page(visit, switched.error());
  co_return done(visit, "/office/events/" + visit.parameter(0), {.text = notice});
}

}  // namespace

void fill_waiting_list(View& body, const Visit& visit, const services::EventSnapshot& events,
                       const domain::Event& event, const services::RoomService::WaitingList& list) {
  View& view = body.include("WAITING_LIST", "office/events/waiting_list.html");
  view.show_if(event.paused, "PAUSED").set_or_hide("NOTE", note_on_free_places(event.places));
  fill_rules(view, event.slug, list.rules, visit);
  if (visit.may(Permission::change_events)) {
    view.add(event.paused ? "RESUME" : "PAUSE").set("SLUG", event.slug);
  }
  view.show_if(list.parties.empty(), "NOBODY");
  if (list.parties.empty()) return;
  View& table = view.add("LIST");
  table.set("COUNT", count_words(event.places));
  for (const auto& party : list.parties) {
    fill_party(table.add("PARTY"), party,
               words_of(party, list.kept_out.contains(party.standing.id), events));
  }
  if (!list.is_whole) table.add("MORE").set("SLUG", event.slug).set("SHOWN", parties_shown_max);
}

awaitable<Response> pause_list(const Visit& visit) {
  return after_switch(visit, visit.office.rooms.pause(visit.account.id, visit.parameter(0)),
                      "The waiting list is paused");
}

awaitable<Response> resume_list(const Visit& visit) {
  return after_switch(visit, visit.office.rooms.resume(visit.account.id, visit.parameter(0)),
                      "The waiting list is resumed");
}

}  // namespace convene::web
