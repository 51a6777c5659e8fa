#include "web/problem_pages.hpp"

#include "base/london_time.hpp"
#include "web/message_page.hpp"

namespace convene::web {
namespace {

using domain::ProblemKind;
using http::Status;

const NavigationLink to_all_events = {"/", "See all events"};

struct ErrorText {
  Status status;
  const char* title;
  const char* text;
};

constexpr const char* says_try_again =
    "Go back, wait a moment and send it again. If it was a booking, nothing is booked twice.";

constexpr ErrorText error_texts[] = {
    {Status::bad_request, "We could not read that request", "Go back and try again."},
    {Status::forbidden, "You cannot do that here", "Go back and try again from our own page."},
    {Status::not_found, "Page not found",
     "Check the address. If you followed a link in an email, make sure that you have all of it."},
    {Status::method_not_allowed, "This page does not work that way", "Go back and try again."},
    {Status::request_timeout, "That took too long", says_try_again},
    {Status::content_too_large, "That is more than we can read",
     "Go back, write less and send it again."},
    {Status::unsupported_media_type, "We could not read that form", "Go back and try again."},
    {Status::too_many_requests, "Too many requests", says_try_again},
    {Status::header_fields_too_large, "That is more than we can read",
     "Delete this site's cookies in your browser and try again."},
    {Status::service_unavailable, "Very many people are here at the moment", says_try_again},
};

constexpr ErrorText otherwise = {Status::internal_server_error, "Something went wrong on our side",
                                 "We have a record of it. Try again later."};

const ErrorText& text_of(Status status) {
  for (const auto& text : error_texts) {
    if (text.status == status) return text;
  }
  return otherwise;
}

std::string town_of(const domain::Event* event) { return event ? event->town : "this event"; }

NavigationLink to_event(const domain::Event& event) {
  return {"/events/" + event.slug, "See the event in " + event.town};
}

Message not_open(const domain::Event* event) {
  Message message{"Booking has not opened yet", {}, {to_all_events}};
  if (event) {
    message.paragraphs.push_back("You can book a place in " + event->town + " from " +
                                 london::date_and_time(event->booking_opens_at) + ".");
  }
  return message;
}

Message closed(const domain::Event* event) {
  return {"Booking for " + town_of(event) + " has closed",
          {"New bookings are no longer taken. If you have booked or are waiting, the link in your "
           "email still works."},
          {to_all_events}};
}

Message cancelled(const domain::Event* event) {
  return {"The event in " + town_of(event) + " has been cancelled",
          {"It takes no bookings. There may be places in another region."},
          {to_all_events}};
}

// The same whoever asks and whatever they typed: what a stranger could learn is only that a mail
// went out.
Message already_booked(const domain::Event* event) {
  Message message{
      "Check your email",
      {"We have sent you the details of your booking. Follow the link in the email to see "
       "it or to give up your place.",
       "An email address can have one place at an event, so nothing new has been booked. "
       "If the email does not arrive within a few minutes, look in your spam folder."},
      {}};
  if (event) message.links.push_back(to_event(*event));
  message.links.push_back(to_all_events);
  return message;
}

}  // namespace

http::Response error_page(const Pages& pages, Status status, std::string_view request_id) {
  const ErrorText& text = text_of(status);
  Message message{text.title, {text.text}, {to_all_events}};
  if (!request_id.empty()) {
    message.fine_print = "If you ask us for help, give this number: " + std::string(request_id);
  }
  return message_page(pages, message, status);
}

http::Response problem_page(const Pages& pages, const domain::Problem& problem,
                            const domain::Event* event) {
  switch (problem.kind) {
    case ProblemKind::booking_not_open:
      return message_page(pages, not_open(event), Status::conflict);
    case ProblemKind::booking_closed:
      return message_page(pages, closed(event), Status::conflict);
    case ProblemKind::event_cancelled:
      return message_page(pages, cancelled(event), Status::conflict);
    case ProblemKind::already_booked:
      return message_page(pages, already_booked(event), Status::ok, true);
    case ProblemKind::not_found:
    case ProblemKind::link_used:
      return error_page(pages, Status::not_found, {});
    case ProblemKind::not_allowed:
    case ProblemKind::sign_in_refused:
      return error_page(pages, Status::forbidden, {});
    case ProblemKind::too_many_requests:
      return error_page(pages, Status::too_many_requests, {});
    case ProblemKind::event_full:
    case ProblemKind::no_offer:
    case ProblemKind::ask_organiser:
    case ProblemKind::submission_reused:
      return error_page(pages, Status::conflict, {});
    case ProblemKind::invalid_input:
      break;
  }
  return error_page(pages, Status::bad_request, {});
}

}  // namespace convene::web
