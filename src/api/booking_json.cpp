#include "api/booking_json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "api/json_reader.hpp"
#include "base/london_time.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using domain::FieldError;
using domain::Problem;
using domain::ProblemKind;

domain::Contact read_contact(const json::value& value, std::vector<FieldError>& errors) {
  ObjectReader reader(value, "contact", errors);
  domain::Contact contact;
  contact.name = reader.required_text("name");
  contact.email = reader.required_text("email");
  contact.phone = reader.text("phone");
  reader.finish();
  return contact;
}

domain::DelegateRequest read_delegate(const json::value& value, std::size_t index,
                                      std::vector<FieldError>& errors) {
  ObjectReader reader(value, fmt::format("delegates.{}", index), errors);
  domain::DelegateRequest delegate;
  delegate.name = reader.required_text("name");
  delegate.email = reader.text("email");
  delegate.organisation = reader.text("organisation");
  delegate.job_title = reader.text("job_title");
  delegate.sector = reader.required_text("sector");
  delegate.sector_text = reader.text("sector_text");
  delegate.roles = reader.texts("roles", {"delegate"});
  if (const auto companion_of = reader.integer("companion_of")) {
    if (*companion_of >= 0 &&
        *companion_of < static_cast<std::int64_t>(domain::booking_delegates_max)) {
      delegate.companion_of = static_cast<int>(*companion_of);
    } else {
      reader.refuse("companion_of", "Send the index of a delegate in this booking");
    }
  }
  reader.finish();
  return delegate;
}

void read_delegates(const json::array& list, ObjectReader& reader, domain::BookingRequest& request,
                    std::vector<FieldError>& errors) {
  if (list.empty() || list.size() > domain::booking_delegates_max) {
    reader.refuse("delegates",
                  fmt::format("Send 1 to {} delegates", domain::booking_delegates_max));
    return;
  }
  for (std::size_t index = 0; index < list.size(); ++index) {
    request.delegates.push_back(read_delegate(list[index], index, errors));
  }
}

void read_wishes(ObjectReader& reader, domain::BookingRequest& request) {
  request.wait_if_full = reader.boolean("wait_if_full", true);
  request.together = reader.boolean("together", false);
  request.also_wait_for = reader.texts("also_wait_for", {});
  request.book_straight_away = reader.boolean("book_straight_away", false);
  const auto notice = reader.integer("notice_days").value_or(domain::notice_days_default);
  if (notice < 0 || notice > domain::notice_days_max) {
    reader.refuse("notice_days", fmt::format("Send 0 to {} days", domain::notice_days_max));
  } else {
    request.notice_days = static_cast<int>(notice);
  }
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

domain::result<domain::BookingRequest> booking_request(const json::value& body,
                                                       std::string event_slug) {
  std::vector<FieldError> errors;
  domain::BookingRequest request;
  request.event = std::move(event_slug);
  ObjectReader reader(body, "", errors);
  if (body.is_object()) {
    request.submission_id = reader.required_text("submission_id");
    if (const auto* contact = reader.required("contact")) {
      request.contact = read_contact(*contact, errors);
    }
    if (const auto* list = reader.required_array("delegates")) {
      read_delegates(*list, reader, request, errors);
    }
    read_wishes(reader, request);
    reader.finish();
  }
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return request;
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
