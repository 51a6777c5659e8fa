#include "app/rate_limits.hpp"

#include "http/client_address.hpp"
#include "web/office/addresses.hpp"
#include "web/page/addresses.hpp"

namespace convene::app {
namespace {

// A whole council comes from one address. 50 colleagues who book within a minute send three forms
// each, and look at a dozen pages.
constexpr http::Rate page_rate{.burst = 1200, .per_minute = 1200};
constexpr http::Rate submission_rate{.burst = 200, .per_minute = 150};
// Each guess of a password costs a hash; the account's own limit stands in the account service.
constexpr http::Rate sign_in_rate{.burst = 20, .per_minute = 10};

// Each may send a mail to somebody. A team that has lost its links sends one each.
constexpr http::Rate link_request_rate{.burst = 20, .per_minute = 10};

}  // namespace

RateLimits::RateLimits()
    : pages_(page_rate),
      submissions_(submission_rate),
      sign_ins_(sign_in_rate),
      link_requests_(link_request_rate) {}

bool RateLimits::is_exceeded_by(const http::Request& request) {
  // Styles and scripts lie in memory. The page that says "too many" would be a bare one without
  // them.
  if (request.path.starts_with(web::asset_address(""))) return false;
  const auto now = http::RateLimiter::Clock::now();
  const auto client = http::client_key(request.client_address);
  if (request.method != http::Method::post) return !pages_.take(client, now);
  if (request.path == web::sign_in_address() && !sign_ins_.take(client, now)) return true;
  if (request.path == web::find_booking_address() && !link_requests_.take(client, now)) return true;
  return !submissions_.take(client, now);
}

}  // namespace convene::app
