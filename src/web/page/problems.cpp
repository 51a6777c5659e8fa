#include "web/page/problems.hpp"

#include <string>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "web/page/addresses.hpp"
#include "web/page/message.hpp"

namespace convene::web {
namespace {

using domain::ProblemKind;
using http::Status;

std::string town_of(const domain::Event* event) { return event ? event->town : "this event"; }

NavigationLink to_event(const domain::Event& event) {
  return {event_address(event.slug), "See the event in " + event.town};
}

Message not_open(const domain::Event* event) {
  Message message{"Booking has not opened yet", {}, {to_all_events(), to_contact()}};
  if (event) {
    message.paragraphs.push_back("You can book a place in " + event->town + " from " +
                                 london::date_and_time(event->booking_opens_at) +
                                 ". Come back then: places are given in the order in which people "
                                 "book.");
    message.links.insert(message.links.begin(), to_event(*event));
  }
  return message;
}

Message closed(const domain::Event* event) {
  Message message{
      "Booking for " + town_of(event) + " has closed",
      {"New bookings are no longer taken. There may be places in another region.",
       "If you have booked or are waiting, nothing has changed for you. The link to your "
       "booking still opens it."},
      {to_all_events(), to_contact()}};
  if (event) {
    message.paragraphs.front() = "New bookings were taken until " +
                                 london::date_and_time(event->booking_closes_at) +
                                 ". There may be places in another region.";
    message.links.insert(message.links.begin(), to_event(*event));
  }
  return message;
}

Message cancelled(const domain::Event* event) {
  return {"The event in " + town_of(event) + " has been cancelled",
          {"It will not take place, so nobody can book it. There may be places in another region.",
           "If you had booked, the link to your booking still opens it."},
          {to_all_events(), to_contact()}};
}

// The same whoever asks and whatever they typed: what a stranger could learn is only that a mail
// went out.
Message already_booked(const domain::Event* event, const MailWords& words) {
  Message message{
      "Check your email",
      {fmt::format(
           "We have {} you the details of your booking. Follow the link in the email to see "
           "it or to give up your place.",
           words.sent),
       "An email address can have one place at an event, so nothing new has been booked. " +
           if_no_mail_text(words)},
      {}};
  if (event) message.links.push_back(to_event(*event));
  message.links.push_back(to_all_events());
  return message;
}

}  // namespace

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
      return message_page(pages, already_booked(event, pages.mail_words()), Status::ok, true);
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
