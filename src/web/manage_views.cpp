#include "web/manage_views.hpp"

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/catalogue.hpp"
#include "services/manage_links.hpp"
#include "services/settings_board.hpp"
#include "web/booking_words.hpp"
#include "web/event_words.hpp"
#include "web/form_guard.hpp"
#include "web/form_view.hpp"
#include "web/message_page.hpp"

namespace convene::web {
namespace {

void add_delegates(View& view, const domain::Booking& booking, const domain::Catalogue& catalogue) {
  for (const auto& delegate : booking.delegates) {
    std::vector<std::string> roles;
    for (const auto& slug : delegate.roles) {
      const auto* role = catalogue.role(slug);
      roles.push_back(role ? role->label : slug);
    }
    View& row = view.add("DELEGATE");
    row.set("NAME", delegate.name).set("ROLES", join(roles, ", "));
    row.set("PLACE", place_words(delegate));
  }
}

void fill_venue(View& view, const domain::Event& event, UtcTime now) {
  fill_event(view, event, now);
  view.set("EVENT_TITLE", event.title).set("VENUE", event.venue.name);
  view.set("ADDRESS", event.venue.address).set("POSTCODE", event.venue.postcode);
}

// What can still be done about a booking, and the link that does it.
void fill_change(View& view, const PublicSite& site, const HeldBooking& held) {
  const auto words = cancel_words(held.booking);
  View& change = view.add("CHANGE");
  change.set("CANCEL_TEXT", words.link).set("CANCEL_MEANS", words.means);
  change.set("CONTACT_EMAIL", site.pages.settings().current()->contact_email);
  view.add("KEEP").set("LINK", services::manage_address(site.options.public_url,
                                                        held.booking.reference, held.token));
}

void add_people(FormView& fields, const std::vector<const domain::Delegate*>& people) {
  Choices choices{.name = "delegates",
                  .label = "Who is not coming?",
                  .hint = "A support companion leaves with the person they support."};
  for (const auto* person : people) {
    choices.choices.push_back(
        {.value = std::to_string(person->person.value), .label = person->name});
  }
  fields.checkboxes("DELEGATES", choices, {});
}

}  // namespace

http::Response booking_page(const PublicSite& site, const HeldBooking& held) {
  const UtcTime now = site.clock.now();
  const auto words = words_for(held.booking, *held.event, now);
  View view;
  fill_venue(view, *held.event, now);
  view.set("STATE", words.tone).set("TITLE", words.title);
  view.set("REFERENCE", held.booking.reference).set_or_hide("STATE_TEXT", words.text);
  add_delegates(view, held.booking, site.catalogue);
  if (!words.next.empty()) {
    View& next = view.add("NEXT");
    for (const auto& text : words.next) next.add("PARAGRAPH").set("TEXT", text);
  }
  if (live_delegates(held.booking).empty() || !domain::may_give_up_places(*held.event, now)) {
    view.show("AGAIN");
  } else {
    fill_change(view, site, held);
  }
  PageHead head;
  head.title = words.title;
  head.is_personal = true;
  return site.pages.page(head, "public/booking.html", std::move(view));
}

http::Response cancel_page(const PublicSite& site, const HeldBooking& held,
                           const std::vector<domain::FieldError>& errors, http::Status status) {
  const auto words = cancel_words(held.booking);
  View view;
  fill_event(view, *held.event, site.clock.now());
  view.set("TITLE", words.title).set("REFERENCE", held.booking.reference);
  view.set("CONSEQUENCE", words.consequence).set("BUTTON", words.button).set("KEEP", words.keep);
  FormView fields(view, errors);
  const auto live = live_delegates(held.booking);
  if (live.size() > 1) add_people(fields, live);
  PageHead head;
  head.title = words.title;
  head.has_errors = !errors.empty();
  head.form_token = site.form_guard.issue(held.token);
  head.is_personal = true;
  head.back_address = "/bookings/" + held.booking.reference;
  return site.pages.page(head, "public/cancel.html", std::move(view), status);
}

http::Response open_your_link_page(const PublicSite& site) {
  const auto settings = site.pages.settings().current();
  const Message message{
      "Open the link in your email",
      {"To see a booking, follow the link in the email that we sent when it was made. The "
       "reference alone does not open it.",
       "Make sure that you have all of the link: some programs break it over two lines.",
       "If you cannot find the email, write to " + settings->contact_email +
           " and give your reference."},
      {{"/", "See all events"}}};
  return message_page(site.pages, message, http::Status::not_found, true);
}

}  // namespace convene::web
