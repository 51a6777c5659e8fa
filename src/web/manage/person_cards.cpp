#include "web/manage/person_cards.hpp"

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/catalogue.hpp"
#include "web/manage/change_menu.hpp"
#include "web/manage/correct_details.hpp"
#include "web/manage/substitute.hpp"
#include "web/manage/text/cancel.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/state_tone.hpp"

namespace convene::web {
namespace {

using domain::Delegate;

// The town of an event where there are several to tell apart.
class Towns {
 public:
  explicit Towns(const BookingAccess& access)
      : events_(*access.events), are_needed_(live_events(access.booking).size() > 1) {}

  std::string of(domain::EventId event) const {
    return are_needed_ ? events_.by_id(event)->town : std::string();
  }

 private:
  const services::EventSnapshot& events_;
  const bool are_needed_;
};

// `place` is a Delegate or, for what they wait for beside it, WaitsElsewhere.
template <class Place>
void add_place(TemplateData& card, const BookingAccess& access, const Place& place,
               std::string_view town) {
  const bool is_off = access.events->by_id(place.event)->state == domain::EventState::cancelled &&
                      domain::is_live(place.state);
  TemplateData& tag = card.add("PLACE");
  tag.set("PLACE", is_off ? "Event cancelled" : place_text(place.state, place.position, town));
  tag.set("TONE", std::string(slug_of(is_off ? Tone::closed : state_tone(place.state))));
}

// "Delegate, SENCO, Hill School"
std::string about(const Delegate& person, const domain::Catalogue& catalogue) {
  std::vector<std::string> parts;
  for (const auto& slug : person.roles) {
    const auto* role = catalogue.role(slug);
    parts.push_back(role ? role->label : slug);
  }
  for (const auto& text : {person.job_title, person.organisation}) {
    if (!text.empty()) parts.push_back(text);
  }
  return join(parts, ", ");
}

struct PersonLink {
  std::string address;
  std::string text;
  std::string of_whom;  // many links of a page look the same: to the ear they say of whom
};

std::vector<PersonLink> links_for(const BookingAccess& access, const Delegate& person,
                                  bool is_one_of_several) {
  std::vector<PersonLink> links;
  if (can_correct_details(access, person)) {
    links.push_back({details_address(access.booking.reference, person.person), "Correct details",
                     "of " + person.name});
  }
  if (!is_one_of_several || !domain::is_live(person.state)) return links;
  if (can_name_substitute(access, person)) {
    links.push_back({substitute_address(access.booking.reference, person.person),
                     "Name a colleague who comes instead", "of " + person.name});
  }
  if (domain::may_give_up_places(*access.events->by_id(person.event), access.now)) {
    links.push_back({cancel_person_address(access.booking.reference, person.person),
                     cancel_text(person, {}).link, "of " + person.name});
  }
  return links;
}

void add_links(TemplateData& card, std::vector<PersonLink> links) {
  if (links.empty()) return;
  TemplateData& list = card.add("ACTIONS");
  for (auto& link : links) {
    TemplateData& item = list.add("ACTION");
    item.set("ADDRESS", std::move(link.address)).set("TEXT", std::move(link.text));
    item.set("OF_WHOM", std::move(link.of_whom));
  }
}

// The one who booked, where they are none of the people above.
void add_contact(TemplateData& page, const BookingAccess& access) {
  if (!has_contact_apart(access)) return;
  const auto& contact = access.booking.contact;
  TemplateData& data = page.add("CONTACT");
  data.set("CONTACT_NAME", contact.name).set("CONTACT_ADDRESS", contact.email);
  data.set_or_hide("CONTACT_PHONE", contact.phone);
  if (can_change(access))
    data.add("CORRECT").set("ADDRESS", contact_details_address(access.booking.reference));
}

}  // namespace

void add_people(TemplateData& page, const PublicContext& context, const BookingAccess& access) {
  const Towns towns(access);
  const bool are_several = live_delegates(access.booking).size() > 1;
  for (const auto& person : access.booking.delegates) {
    TemplateData& card = page.add("DELEGATE");
    card.set("PERSON", person.person.value).set("NAME", person.name);
    card.set("ABOUT", about(person, context.catalogue));
    card.set_or_hide("EMAIL", person.email);
    add_place(card, access, person, towns.of(person.event));
    for (const auto& other : person.also_waits) {
      add_place(card, access, other, towns.of(other.event));
    }
    add_links(card, links_for(access, person, are_several));
  }
  add_contact(page, access);
}

}  // namespace convene::web
