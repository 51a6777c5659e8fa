#include "services/bookings/request_digest.hpp"

#include <string_view>

#include <fmt/format.h>

#include "base/keys.hpp"

namespace convene::services {
namespace {

// Each value with its length before it, so that no two requests are written alike.
class Canonical {
 public:
  void add(std::string_view value) { text_ += fmt::format("{}:{}", value.size(), value); }
  void add(std::int64_t value) { add(fmt::to_string(value)); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

std::string request_digest(const domain::BookingRequest& request) {
  Canonical canonical;
  canonical.add(request.event);
  canonical.add(request.contact.name);
  canonical.add(request.contact.email);
  canonical.add(request.contact.phone);
  canonical.add(static_cast<std::int64_t>(request.delegates.size()));
  for (const auto& delegate : request.delegates) {
    for (const auto& value : {delegate.name, delegate.email, delegate.organisation,
                              delegate.job_title, delegate.sector, delegate.sector_text}) {
      canonical.add(value);
    }
    canonical.add(static_cast<std::int64_t>(delegate.roles.size()));
    for (const auto& role : delegate.roles) canonical.add(role);
    canonical.add(delegate.companion_of.value_or(-1));
  }
  canonical.add(request.together ? 1 : 0);
  canonical.add(static_cast<std::int64_t>(request.also_wait_for.size()));
  for (const auto& event : request.also_wait_for) canonical.add(event);
  canonical.add(request.book_straight_away ? 1 : 0);
  canonical.add(request.notice_days);
  return digest(canonical.text());
}

}  // namespace convene::services
