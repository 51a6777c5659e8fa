#include "web/information_pages.hpp"

#include "services/settings_board.hpp"
#include "web/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

http::Response information_page(const PublicSite& site, std::string title, std::string file) {
  const auto organisation = site.pages.settings().current();
  View view;
  view.set_or_hide("CONTROLLER", organisation->data_controller);
  view.set_or_hide("COMPLAINTS", organisation->complaints_contact);
  if (!organisation->contact_email.empty()) {
    View& contact = view.add("CONTACT_EMAIL");
    contact.set("CONTACT_EMAIL", organisation->contact_email);
    contact.set_or_hide("CONTACT_PHONE", organisation->contact_phone);
  }
  PageHead head;
  head.title = std::move(title);
  return site.pages.page(head, std::move(file), std::move(view));
}

}  // namespace

awaitable<http::Response> show_waiting_list_policy(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "How places are given", "public/waiting_list_policy.html");
}

awaitable<http::Response> show_privacy(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "Privacy", "public/privacy.html");
}

awaitable<http::Response> show_accessibility(const PublicSite& site, const http::Request&) {
  co_return information_page(site, "Accessibility", "public/accessibility.html");
}

awaitable<http::Response> show_robots(const PublicSite&, const http::Request&) {
  http::Response response;
  response.body = "User-agent: *\nDisallow: /bookings/\nDisallow: /office\nDisallow: /api/\n";
  response.with("Content-Type", "text/plain; charset=utf-8");
  co_return response;
}

}  // namespace convene::web
