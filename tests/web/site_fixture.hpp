#pragma once

#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "embedded/templates.hpp"
#include "http/router.hpp"
#include "services/bookings/needs_service.hpp"
#include "services/bookings/service.hpp"
#include "services/events/cache.hpp"
#include "services/events/programme_service.hpp"
#include "services/links/resend_links.hpp"
#include "services/settings/cache.hpp"
#include "storage/catalogue_store.hpp"
#include "support/run_coroutine.hpp"
#include "support/test_database.hpp"
#include "web/page/cache.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/page.hpp"
#include "web/page/rendering/assets.hpp"
#include "web/page/rendering/templates.hpp"
#include "web/routes.hpp"

namespace convene::web {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline Key test_key(unsigned char byte) {
  Key key;
  key.bytes.fill(byte);
  return key;
}

inline std::string encoded(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    constexpr char digits[] = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += digits[value >> 4];
    out += digits[value & 15];
  }
  return out;
}

// Pages without a site behind them.
struct PagesAlone {
  services::SettingsCache settings;
  Templates templates{embedded::templates()};
  Assets assets;
  Pages pages{templates, assets, settings, true};
};

// The public pages over a database, and a browser that keeps their cookies.
class SiteFixture {
 public:
  static constexpr const char* origin = "https://events.example.org";

  SiteFixture();
  virtual ~SiteFixture();
  SiteFixture(const SiteFixture&) = delete;
  SiteFixture& operator=(const SiteFixture&) = delete;

  http::Response get(const std::string& address) { return ask(http::Method::get, address, {}); }
  http::Response post(const std::string& address, const Fields& fields);
  // Follows the redirect of a POST, as browsers do.
  http::Response follow(const http::Response& response);

  http::Response ask(http::Method method, const std::string& address, std::string body);

  static std::string header(const http::Response& response, std::string_view name);
  static std::string body(const http::Response& response);
  static int status(const http::Response& response) { return static_cast<int>(response.status); }
  // The value of a hidden field; empty if the page has none.
  static std::string hidden(const http::Response& response, std::string_view name);

  // What an education lead types.
  static Fields answers(const std::string& name = "Anna Example");
  static Fields with(Fields fields, const std::string& name, const std::string& value);

  // A request as the pages hand it on.
  domain::CheckedBooking in_order(const domain::BookingRequest& request) const {
    return domain::checked(request, catalogue_).value();
  }

  // Sends the form, which gives the answers to check.
  http::Response check(Fields typed, const std::string& event = "leeds");
  // Presses the button on the page with the answers.
  http::Response confirm(const http::Response& checked, const std::string& event = "leeds");
  // The page of the new booking.
  http::Response book(const std::string& name, const std::string& event = "leeds");

  support::TestDatabase database;
  services::EventCache events;
  services::SettingsCache settings;
  std::map<std::string, std::string> cookies;
  std::string sent_origin = origin;
  std::string client_address = "192.0.2.1";

 protected:
  // What answers; the office's fixture has more.
  virtual const http::Router& router() const { return router_; }

  // What the pages log as an error, while it lives.
  class ErrorLog {
   public:
    ErrorLog() {
      auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out_);
      sink->set_level(spdlog::level::err);
      spdlog::set_default_logger(std::make_shared<spdlog::logger>("pages", std::move(sink)));
    }
    ~ErrorLog() { spdlog::set_default_logger(std::move(before_)); }
    ErrorLog(const ErrorLog&) = delete;
    ErrorLog& operator=(const ErrorLog&) = delete;
    std::string text() const { return out_.str(); }
    // Forgets what was logged, which the test expected.
    std::string take() { return std::exchange(out_, std::ostringstream{}).str(); }

   private:
    std::ostringstream out_;
    std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  };

  template <class Result>
  Result run(boost::asio::awaitable<Result> work) {
    return support::run_coroutine(context_, std::move(work));
  }

  void keep_cookies(const http::Response& response);

  // leeds has 2 places, york 50.
  storage::Writer& start();

  ErrorLog log_;
  // Coroutines wait here for the writer, which stops first.
  boost::asio::io_context context_;
  domain::Catalogue catalogue_;
  storage::Writer& writer_ = start();
  services::BookingService bookings_{writer_, database.readers(), events, catalogue_, test_key(1)};
  services::ResendLinks links_{writer_, database.readers()};
  services::ProgrammeService programmes_{database.readers()};
  services::NeedsService needs_{writer_, database.readers(), test_key(1)};
  Templates templates_{embedded::templates()};
  Assets assets_;
  Pages pages_{templates_, assets_, settings, true};
  CsrfGuard guard_{test_key(2), database.clock(), origin};
  PageCache cache_;
  FlashMessages flash_messages_;
  PublicContext site_{pages_,     assets_,         guard_,      cache_,        database.clock(),
                      catalogue_, events,          bookings_,   links_,        programmes_,
                      needs_,     flash_messages_, test_key(3), {origin, true}};
  http::Router router_{public_routes(site_)};
};

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace convene::web
