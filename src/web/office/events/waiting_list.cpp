#include "web/office/events/waiting_list.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/office/addresses.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/party_text.hpp"
#include "web/office/rules_text.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using domain::WaitingParty;
using http::Response;

void fill_party(TemplateData& row, const WaitingParty& party, const PartyText& text,
                const Unreached& unreached) {
  row.set("POSITION", party.position)
      .set("STATE_TEXT", text.state_text)
      .set("TONE", std::string{slug_of(text.tone)});
  const auto seated = std::ranges::count(party.people, true, &WaitingParty::Person::takes_seat);
  row.show_if(seated > 1, "TOGETHER");
  for (const auto& person : party.people) {
    TemplateData& item = row.add("PERSON");
    item.set("ADDRESS", delegate_address(person.id)).set("NAME", person.name);
    item.set_or_hide("ORGANISATION", person.organisation).show_if(!person.takes_seat, "COMPANION");
    fill_mark(item, unreached, person.id);
  }
  for (const auto& line : text.lines) row.add("LINE").set("TEXT", line);
}

void fill_rules(TemplateData& data, const std::string& slug, const domain::RoomRules& rules,
                const OfficeRequest& request) {
  auto lines = hold_text(rules, request.context.catalogue);
  std::ranges::move(limit_text(rules, request.context.catalogue), std::back_inserter(lines));
  data.show_if(lines.empty(), "NO_RULES");
  if (!lines.empty()) {
    TemplateData& list = data.add("RULES");
    for (const auto& line : lines) list.add("RULE").set("TEXT", line);
  }
  if (request.may(Permission::change_events))
    data.add("CHANGE_RULES").set("ADDRESS", rules_address(slug));
}

// Why places stay free although somebody waits.
std::string note_on_free_places(const domain::Places& places) {
  const int kept_back = std::max(0, places.free()) - places.open;
  if (kept_back <= 0) return {};
  return counted(kept_back, "free place is not open to everybody. It is",
                 "free places are not open to everybody. They are") +
         " kept for a group, saved for a party or set aside for those who wait.";
}

std::string count_text(const domain::Places& places) {
  auto text = counted(places.waiting, "person waits", "people wait");
  if (places.offered > 0) text += ", " + counted(places.offered, "is asked", "are asked");
  return text;
}

awaitable<Response> after_switch(const OfficeRequest& request,
                                 awaitable<domain::result<void>> switching, const char* message) {
  const auto switched = co_await std::move(switching);
  if (!switched) co_return office_problem_page(request, switched.error());
  co_return done(request, room_address(request.parameter(0)), {.text = message});
}

}  // namespace

void fill_waiting_list(TemplateData& body, const OfficeRequest& request,
                       const services::EventSnapshot& events, const domain::Event& event,
                       const services::RoomService::WaitingList& list, const Unreached& unreached) {
  TemplateData& data = body.include("WAITING_LIST", "office/events/waiting_list.html");
  data.show_if(event.paused, "PAUSED").set_or_hide("NOTE", note_on_free_places(event.places));
  fill_rules(data, event.slug, list.rules, request);
  if (request.may(Permission::change_events)) {
    const auto address =
        event.paused ? resume_list_address(event.slug) : pause_list_address(event.slug);
    data.add(event.paused ? "RESUME" : "PAUSE").set("ADDRESS", address);
  }
  data.show_if(list.parties.empty(), "NOBODY");
  if (list.parties.empty()) return;
  TemplateData& table = data.add("LIST");
  table.set("COUNT", count_text(event.places));
  for (const auto& party : list.parties) {
    fill_party(table.add("PARTY"), party,
               text_of(party, list.blocked.contains(party.entry.id), events), unreached);
  }
  if (!list.is_whole)
    table.add("MORE")
        .set("ADDRESS", all_waiting_address(event.slug))
        .set("SHOWN", parties_shown_max);
}

awaitable<Response> pause_list(const OfficeRequest& request) {
  return after_switch(request,
                      request.context.rooms.pause(request.account.id, request.parameter(0)),
                      "The waiting list is paused");
}

awaitable<Response> resume_list(const OfficeRequest& request) {
  return after_switch(request,
                      request.context.rooms.resume(request.account.id, request.parameter(0)),
                      "The waiting list is resumed");
}

}  // namespace convene::web
