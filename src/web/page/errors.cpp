#include "web/page/errors.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "web/page/addresses.hpp"
#include "web/page/message.hpp"

namespace convene::web {
namespace {

using http::Status;

struct ErrorText {
  Status status;
  const char* title;
  const char* text;
};

constexpr const char* says_go_back =
    "Go back to the page before this one. What you typed should still be there. Then send it "
    "again.";
constexpr const char* says_try_again =
    "Wait a minute, go back and send it again. If it was a booking, nothing is booked twice.";

constexpr ErrorText error_text[] = {
    {Status::bad_request, "We could not read that", says_go_back},
    {Status::forbidden, "You cannot do that here",
     "Go back to the page before this one, open it again and try once more."},
    {Status::not_found, "Page not found",
     "Check the address. If you followed a link in an email, make sure that you have all of it: "
     "some programs break it over two lines."},
    {Status::method_not_allowed, "You cannot open this page by its address",
     "It is one step of several and needs what you typed before. Begin again from here, or go "
     "back to the page before this one."},
    {Status::request_timeout, "That took too long",
     "We did not get all of what you sent. Go back and send it again. If it was a booking, "
     "nothing is booked twice."},
    {Status::content_too_large, "That is more than we can read",
     "Go back to the page before this one, make your longest answer shorter and send it again."},
    {Status::unsupported_media_type, "We could not read that form", says_go_back},
    {Status::too_many_requests, "That is more than we can answer at once",
     "Very many requests came from where you are, such as your organisation’s network. Wait a "
     "minute and try again. If it was a booking, nothing is booked twice."},
    {Status::header_fields_too_large, "That is more than we can read",
     "Delete this website’s cookies in your browser and try again. The link to your booking "
     "still opens it."},
    {Status::service_unavailable, "Very many people are here at the moment", says_try_again},
};

constexpr ErrorText otherwise = {
    Status::internal_server_error, "Something went wrong on our side",
    "We have a record of it. Try again in a few minutes. If you were booking, send the "
    "form again: nothing is booked twice."};

const ErrorText& text_of(Status status) {
  for (const auto& text : error_text) {
    if (text.status == status) return text;
  }
  return otherwise;
}

// "leeds" of "/events/leeds/book". Nothing where it is not what our own addresses hold there: what
// a stranger made up must not become a link.
std::string_view name_below(std::string_view folder, std::string_view path) {
  if (!path.starts_with(folder)) return {};
  const auto name = path.substr(folder.size(), path.find('/', folder.size()) - folder.size());
  const auto is_ours = [](unsigned char letter) { return std::isalnum(letter) || letter == '-'; };
  return std::ranges::all_of(name, is_ours) ? name : std::string_view{};
}

// The page that the one which failed belongs to. Where there is no such page, neither is that one.
std::optional<NavigationLink> page_above(Status status, std::string_view path) {
  if (path.starts_with(office_address())) {
    return NavigationLink{office_address(), "Go to the events office"};
  }
  if (status == Status::not_found) return std::nullopt;
  if (const auto slug = name_below(event_address(""), path); !slug.empty()) {
    return NavigationLink{event_address(slug), "See this event"};
  }
  if (const auto reference = name_below(booking_address(""), path); !reference.empty()) {
    return NavigationLink{booking_address(reference), "See your booking"};
  }
  return std::nullopt;
}

}  // namespace

http::Response error_page(const Pages& pages, Status status, const ErrorPlace& place) {
  const ErrorText& text = text_of(status);
  Message message{text.title, {text.text}, {to_all_events(), to_contact()}};
  if (auto above = page_above(status, place.path)) {
    message.links.insert(message.links.begin(), *std::move(above));
  }
  if (!place.request_id.empty()) {
    message.fine_print =
        "If you ask us for help, give us this number: " + std::string(place.request_id);
  }
  auto response = message_page(pages, message, status);
  response.with("Cache-Control", "no-store");
  return response;
}

}  // namespace convene::web
