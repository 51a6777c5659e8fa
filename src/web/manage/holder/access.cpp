#include "web/manage/holder/access.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/people.hpp"
#include "domain/reference.hpp"
#include "services/settings/cache.hpp"
#include "web/manage/holder/cookie.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/message.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

// Nothing if the text is anything but a whole number.
std::optional<domain::PersonId> person_id(std::string_view text) {
  const auto number = whole_number<std::int64_t>(text);
  if (!number) return std::nullopt;
  return domain::PersonId{*number};
}

}  // namespace

const domain::Event* BookingAccess::event_at(std::string_view slug) const {
  const auto* found = events->any(slug);
  const auto is_theirs = [found](const domain::Delegate& person) {
    return person.event == found->id ||
           std::ranges::find(person.also_waits, found->id, &domain::WaitsElsewhere::event) !=
               person.also_waits.end();
  };
  return found && std::ranges::any_of(booking.delegates, is_theirs) ? found : nullptr;
}

const domain::Delegate* BookingAccess::person(std::string_view text) const {
  const auto id = person_id(text);
  const auto& all = booking.delegates;
  const auto found = id ? std::ranges::find(all, *id, &domain::Delegate::person) : all.end();
  return found == all.end() ? nullptr : &*found;
}

domain::Booking BookingAccess::booking_at(domain::EventId at) const {
  auto there = booking;
  there.delegates = domain::seen_at(std::move(there.delegates), at);
  for (auto& person : there.delegates) person.also_waits.clear();
  return there;
}

const services::Wait* BookingAccess::wait_of(domain::EventId at, domain::PersonId person) const {
  const auto found = std::ranges::find_if(waits, [&](const services::Wait& wait) {
    return wait.event == at && std::ranges::find(wait.people, person) != wait.people.end();
  });
  return found == waits.end() ? nullptr : &*found;
}

awaitable<std::optional<BookingAccess>> find_with(const PublicContext& context,
                                                  std::string reference, std::string token) {
  if (token.empty()) co_return std::nullopt;
  const UtcTime now = context.clock.now();
  auto seen = co_await context.bookings.look({std::move(reference), token}, now);
  if (seen.has_error()) co_return std::nullopt;
  const auto live = live_delegates(seen->booking);
  const auto shown = live.empty() ? seen->booking.event : live.front()->event;
  auto events = context.events.current();
  auto event = events->by_id(shown);
  if (!event) co_return std::nullopt;
  co_return BookingAccess{std::move(seen->booking),
                          std::move(seen->waits),
                          std::move(seen->needs),
                          std::move(token),
                          std::move(events),
                          std::move(event),
                          now};
}

awaitable<std::optional<BookingAccess>> find_access(const PublicContext& context,
                                                    const http::Request& request) {
  auto reference = domain::parse_reference(request.parameters.at(0));
  if (!reference) co_return std::nullopt;
  const BookingCookie cookie(request, context.options.is_secure);
  std::string token(cookie.token(*reference));
  auto access = co_await find_with(context, std::move(*reference), std::move(token));
  co_return access;
}

http::Response back_to(const BookingAccess& access) {
  auto response = http::see_other(access.address());
  response.with("Cache-Control", "no-store");
  return response;
}

PageHead head_of(const PublicContext& context, const BookingAccess& access, std::string title) {
  PageHead head;
  head.title = std::move(title);
  head.form_token = context.csrf_guard.issue(access.token);
  head.is_personal = true;
  head.back_address = access.address();
  return head;
}

http::Response done(const PublicContext& context, const BookingAccess& access, std::string text) {
  context.flash_messages.put(access.token, {.text = std::move(text)});
  return back_to(access);
}

http::Response open_your_link_page(const PublicContext& context) {
  const Message message{
      "Open the link in your email",
      {fmt::format(
           "To see a booking, follow the link in the email that we have {} when it was made. "
           "The reference alone does not open it.",
           context.pages.mail_words().sent),
       "Make sure that you have all of the link: some programs break it over two lines.",
       "A link ends when the email address of a booking is corrected or a colleague comes instead. "
       "The newest email has the link that works."},
      {{find_booking_address(), "Send me the link again"}, to_all_events(), to_contact()},
      "No email? " + ask_us_text(*context.pages.settings().current())};
  return message_page(context.pages, message, http::Status::not_found, true);
}

std::vector<domain::PersonId> chosen_people(const http::FormData& form,
                                            const std::vector<const domain::Delegate*>& people) {
  if (people.size() == 1 && !form.has("delegates")) return {people.front()->person};
  std::vector<domain::PersonId> ids;
  for (const auto& text : form.all("delegates")) {
    const auto id = person_id(text);
    if (id && std::ranges::find(people, *id, &domain::Delegate::person) != people.end()) {
      ids.push_back(*id);
    }
  }
  return ids;
}

}  // namespace convene::web
