#include "web/manage/wait_views.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "web/manage/text/offer.hpp"
#include "web/manage/text/story.hpp"
#include "web/page/addresses.hpp"

namespace convene::web {
namespace {

// Older ones say little about where somebody stands now.
constexpr std::size_t story_lines_max = 20;

// The first, among those who wait as one, who takes a seat and whom the link opens. Null for a
// companion alone.
const domain::Delegate* first_of(const BookingAccess& access, const services::Wait& wait) {
  const auto found = std::ranges::find_if(access.booking.delegates, [&](const auto& person) {
    return person.takes_seat && std::ranges::find(wait.people, person.person) != wait.people.end();
  });
  return found == access.booking.delegates.end() ? nullptr : &*found;
}

void add_story(TemplateData& page, const std::string& caption,
               const std::vector<domain::StoryLine>& lines) {
  TemplateData& table = page.add("STORY");
  table.set("CAPTION", caption);
  const auto shown = std::min(lines.size(), story_lines_max);
  for (std::size_t index = 0; index < shown; ++index) {
    const auto& line = lines[lines.size() - 1 - index];
    table.add("LINE").set("WHEN", london::date_and_time(line.at)).set("WHAT", story_text(line));
  }
  table.show_if(shown < lines.size(), "MORE");
}

}  // namespace

void add_offers(TemplateData& page, const BookingAccess& access) {
  const auto is_open = [](const services::Wait& wait) { return wait.offer.has_value(); };
  const bool are_several = std::ranges::count_if(access.waits, is_open) > 1;
  for (const auto& wait : access.waits) {
    if (!wait.offer) continue;
    const auto event = access.events->by_id(wait.event);
    const auto asked = asked_by(wait, access.booking);
    TemplateData& offer = page.add("OFFER");
    if (!wait.are_all_opened) {
      offer.set("OFFER_TEXT", open_offer_text(*wait.offer, asked, *event) +
                                  " You wait together: " + access.booking.contact.name +
                                  ", who booked, answers for all of you.");
      continue;
    }
    offer.set("OFFER_TEXT", open_offer_text(*wait.offer, asked, *event));
    std::string button = "Answer now";
    if (are_several) {
      button = "Answer for " + (asked.who.empty() ? event->town : asked.who + ", " + event->town);
    }
    offer.add("ANSWER")
        .set("ADDRESS",
             offer_address(access.booking.reference, event->slug, first_of(access, wait)->person))
        .set("BUTTON", std::move(button));
  }
}

void add_stories(TemplateData& page, const BookingAccess& access, const Stories& stories) {
  for (const auto& wait : access.waits) {
    const auto* person = first_of(access, wait);
    if (!person) continue;
    const auto event = access.events->by_id(wait.event);
    const auto story = std::ranges::find_if(stories, [&](const auto& each) {
      return each.delegate == person->person && each.event_slug == event->slug;
    });
    if (story == stories.end()) continue;
    std::string caption = "The story of your wait";
    if (access.waits.size() > 1) caption += ": " + person->name + ", " + event->town;
    add_story(page, caption, story->lines);
  }
}

}  // namespace convene::web
