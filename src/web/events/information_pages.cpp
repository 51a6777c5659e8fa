#include "web/events/information_pages.hpp"

#include "services/settings/settings_board.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

// Of the newest comparison of the accessibility statement with the site.
constexpr const char* statement_date = "22 November 2026";

http::Response information_page(const PublicSite& site, const char* title, const char* description,
                                const char* file) {
  const auto organisation = site.pages.settings().current();
  View view;
  view.set("CONTROLLER", organisation->data_controller).set("STATEMENT_DATE", statement_date);
  fill_contacts(view, *organisation);
  PageHead head;
  head.title = title;
  head.description = description;
  return site.pages.page(head, file, std::move(view));
}

}  // namespace

awaitable<http::Response> show_waiting_list_policy(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "How places are given",
                             "Who gets a place, how the waiting list works, and what happens when "
                             "somebody gives a place up.",
                             "events/waiting_list_policy.html");
}

awaitable<http::Response> show_privacy(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "Privacy",
                             "What we ask for when you book, why, who sees it, and your rights.",
                             "events/privacy.html");
}

awaitable<http::Response> show_accessibility(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "Accessibility statement",
                             "How easy this website is to use for disabled people, how it was "
                             "tested, and how to tell us about a problem.",
                             "events/accessibility.html");
}

awaitable<http::Response> show_contact(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "Contact and complaints",
                             "How to reach the people who run the events, and how to complain.",
                             "events/contact.html");
}

awaitable<http::Response> show_robots(const PublicSite&, const http::Request&) {
  http::Response response;
  response.body = "User-agent: *\nDisallow: /bookings/\nDisallow: /office\nDisallow: /api/\n";
  response.with("Content-Type", "text/plain; charset=utf-8");
  co_return response;
}

}  // namespace convene::web
