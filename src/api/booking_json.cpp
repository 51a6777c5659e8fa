#include "api/booking_json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "api/json_reader.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using domain::FieldError;
using domain::Problem;
using domain::ProblemKind;

constexpr std::int64_t notice_days_default = 3;

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

// What the API knows but this version does not do: refused, never ignored.
void refuse_what_is_not_done(ObjectReader& reader) {
  if (reader.boolean("together", false)) {
    reader.refuse("together", "Send false: places are given person by person");
  }
  if (!reader.texts("also_wait_for", {}).empty()) {
    reader.refuse("also_wait_for", "Send an empty list: make a booking at each event instead");
  }
  if (reader.integer("notice_days").value_or(notice_days_default) != notice_days_default) {
    reader.refuse("notice_days", "Leave this out: a place is confirmed as soon as there is one");
  }
  // Everybody is booked straight away in this version, so both answers are kept.
  reader.boolean("book_straight_away", false);
}

json::object delegate_object(const domain::Delegate& delegate, const std::string& event_slug) {
  json::object object{
      {"id", delegate.id.value},
      {"name", delegate.name},
      {"event", event_slug},
      {"state", domain::slug_of(delegate.state)},
      {"position", delegate.position ? json::value(*delegate.position) : json::value()},
      {"offer_ends_at", nullptr},
  };
  json::array waiting_for;
  if (delegate.position) {
    waiting_for.push_back(json::object{{"event", event_slug}, {"position", *delegate.position}});
  }
  object["waiting_for"] = std::move(waiting_for);
  return object;
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
    request.wait_if_full = reader.boolean("wait_if_full", true);
    refuse_what_is_not_done(reader);
    reader.finish();
  }
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return request;
}

domain::result<std::vector<domain::DelegateId>> delegates_to_cancel(const json::value& body) {
  std::vector<FieldError> errors;
  ObjectReader reader(body, "", errors);
  std::vector<domain::DelegateId> delegates;
  for (const auto id : reader.integers("delegates")) delegates.push_back({id});
  // A list that came out empty must not be taken for "all": that would cancel people by a mistake.
  if (body.is_object() && body.get_object().contains("delegates") && delegates.empty() &&
      errors.empty()) {
    reader.refuse("delegates",
                  "Send the ids of the delegates, or leave this out to cancel them all");
  }
  reader.finish();
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return delegates;
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
    delegates.push_back(delegate_object(delegate, booking.event_slug));
  }
  object["delegates"] = std::move(delegates);
  return object;
}

}  // namespace convene::api
