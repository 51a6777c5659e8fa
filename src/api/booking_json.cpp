#include "api/booking_json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "api/json_reader.hpp"
#include "base/london_time.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
domain::Contact read_contact(ObjectReader reader) {
  domain::Contact contact{.name = reader.required_text("name"),
                          .email = reader.required_text("email"),
                          .phone = reader.text("phone")};
  reader.finish();
  return contact;
}

std::optional<int> read_companion_of(ObjectReader& reader) {
  const auto index = reader.integer("companion_of");
  if (!index) return std::nullopt;
  if (*index < 0 || *index >= static_cast<std::int64_t>(domain::booking_delegates_max)) {
    reader.refuse("companion_of", "Send the index of a delegate in this booking");
    return std::nullopt;
  }
  return static_cast<int>(*index);
}

domain::DelegateRequest read_delegate(ObjectReader reader) {
  domain::DelegateRequest delegate{.name = reader.required_text("name"),
                                   .email = reader.text("email"),
                                   .organisation = reader.text("organisation"),
                                   .job_title = reader.text("job_title"),
                                   .sector = reader.required_text("sector"),
                                   .sector_text = reader.text("sector_text"),
                                   .roles = reader.texts("roles", {"delegate"}),
                                   .companion_of = read_companion_of(reader)};
  reader.finish();
  return delegate;
}

std::vector<domain::DelegateRequest> read_delegates(ObjectReader& reader) {
  std::vector<domain::DelegateRequest> delegates;
  const auto* list = reader.required_array("delegates");
  if (!list) return delegates;
  if (list->empty() || list->size() > domain::booking_delegates_max) {
    reader.refuse("delegates",
                  fmt::format("Send 1 to {} delegates", domain::booking_delegates_max));
    return delegates;
  }
  for (std::size_t index = 0; index < list->size(); ++index) {
    delegates.push_back(read_delegate(reader.item("delegates", index, (*list)[index])));
  }
  return delegates;
}

int read_notice_days(ObjectReader& reader) {
  const auto days = reader.integer("notice_days").value_or(domain::notice_days_default);
  if (days < 0 || days > domain::notice_days_max) {
    reader.refuse("notice_days", fmt::format("Send 0 to {} days", domain::notice_days_max));
    return domain::notice_days_default;
  }
  return static_cast<int>(days);
}

json::value or_null(const std::optional<int>& number) {
  return number ? json::value(*number) : json::value();
}

json::value or_null(const std::optional<UtcTime>& time) {
  return time ? json::value(rfc3339(*time)) : json::value();
}

json::object list_object(const std::string& event, domain::DelegateState state,
                         const std::optional<int>& position,
                         const std::optional<UtcTime>& offer_ends_at) {
  return {{"event", event},
          {"state", domain::slug_of(state)},
          {"position", or_null(position)},
          {"offer_ends_at", or_null(offer_ends_at)}};
}

json::object delegate_object(const domain::Delegate& delegate) {
  using enum domain::DelegateState;
  json::array waiting_for;
  if (delegate.state == waiting || delegate.state == offered) {
    waiting_for.push_back(list_object(delegate.event_slug, delegate.state, delegate.position,
                                      delegate.offer_ends_at));
  }
  for (const auto& other : delegate.also_waits) {
    waiting_for.push_back(
        list_object(other.event_slug, other.state, other.position, other.offer_ends_at));
  }
  return {{"id", delegate.person.value},
          {"name", delegate.name},
          {"event", delegate.event_slug},
          {"state", domain::slug_of(delegate.state)},
          {"position", or_null(delegate.position)},
          {"offer_ends_at", or_null(delegate.offer_ends_at)},
          {"waiting_for", std::move(waiting_for)}};
}

}  // namespace

domain::result<domain::BookingRequest> booking_request(const json::value& body) {
  return read_object(body, [](ObjectReader& reader) {
    domain::BookingRequest request;
    request.submission_id = reader.required_text("submission_id");
    if (auto contact = reader.required_object("contact")) {
      request.contact = read_contact(*std::move(contact));
    }
    request.delegates = read_delegates(reader);
    request.wait_if_full = reader.boolean("wait_if_full", true);
    request.together = reader.boolean("together", false);
    request.also_wait_for = reader.texts("also_wait_for", {});
    request.book_straight_away = reader.boolean("book_straight_away", false);
    request.notice_days = read_notice_days(reader);
    return request;
  });
}

json::object booking_object(const domain::Booking& booking,
                            std::optional<std::string_view> manage_token) {
  json::object object;
  object["reference"] = booking.reference;
  if (manage_token) object["manage_token"] = *manage_token;
  object["event"] = booking.event_slug;
  object["state"] = domain::slug_of(domain::state_of(booking.delegates));
  json::array delegates;
  for (const auto& delegate : booking.delegates) {
    delegates.push_back(delegate_object(delegate));
  }
  object["delegates"] = std::move(delegates);
  return object;
}

}  // namespace convene::api
