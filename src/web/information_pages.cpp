#include "web/information_pages.hpp"

#include "services/settings_board.hpp"
#include "web/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

http::Response information_page(const PublicSite& site, std::string title, std::string file) {
  const auto organisation = site.pages.settings().current();
  View view;
  view.set("CONTROLLER", organisation->data_controller);
  fill_contacts(view, *organisation);
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
