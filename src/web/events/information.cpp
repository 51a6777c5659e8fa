#include "http/content_type.hpp"
#include "services/settings/cache.hpp"
#include "web/events/pages.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

// The date of the newest comparison of the accessibility statement with the site.
constexpr const char* statement_date = "22 November 2026";

// The clock of an offer hangs on the mail that tells of it.
std::string time_to_answer_text(const MailWords& words) {
  if (!words.caveat.empty()) {
    return "You have until three hours before the event begins. This server does not send its "
           "emails yet, so an organiser tries to reach you by phone.";
  }
  return "You have 24 working hours, which is two working days: 8am to 8pm, Monday to Friday, "
         "except "
         "bank holidays in England. The time starts when our email has been sent. It always ends "
         "three hours before the event begins. If our email comes back to us, you get twelve "
         "working "
         "hours more, and we try to reach you by phone.";
}

http::Response information_page(const PublicContext& context, const char* title,
                                const char* description, const char* file) {
  const auto organisation = context.pages.settings().current();
  TemplateData data;
  data.set("CONTROLLER", organisation->data_controller).set("STATEMENT_DATE", statement_date);
  data.set("MAIL_KEPT_DAYS", context.options.mail_kept_days);
  data.set("TIME_TO_ANSWER", time_to_answer_text(context.pages.mail_words()));
  fill_contacts(data, *organisation);
  PageHead head;
  head.title = title;
  head.description = description;
  return context.pages.page(head, file, std::move(data));
}

}  // namespace

awaitable<http::Response> show_waiting_list_policy(const PublicContext& context,
                                                   const http::Request&) {
  co_return information_page(context, "How places are given",
                             "Who gets a place, how the waiting list works, and what happens when "
                             "somebody gives a place up.",
                             "events/waiting_list_policy.html");
}

awaitable<http::Response> show_privacy(const PublicContext& context, const http::Request&) {
  co_return information_page(context, "Privacy",
                             "What we ask for when you book, why, who sees it, and your rights.",
                             "events/privacy.html");
}

awaitable<http::Response> show_accessibility(const PublicContext& context, const http::Request&) {
  co_return information_page(context, "Accessibility statement",
                             "How easy this website is to use for disabled people, how it was "
                             "tested, and how to tell us about a problem.",
                             "events/accessibility.html");
}

awaitable<http::Response> show_contact(const PublicContext& context, const http::Request&) {
  co_return information_page(context, "Contact and complaints",
                             "How to reach the people who run the events, and how to complain.",
                             "events/contact.html");
}

awaitable<http::Response> show_robots(const PublicContext&, const http::Request&) {
  http::Response response;
  response.body = "User-agent: *\nDisallow: /bookings/\nDisallow: /office\nDisallow: /api/\n";
  response.with("Content-Type", http::text_type);
  co_return response;
}

}  // namespace convene::web
