#pragma once

#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "embedded/templates.hpp"
#include "http/router.hpp"
#include "services/bookings/booking_service.hpp"
#include "services/bookings/needs_service.hpp"
#include "services/events/event_cache.hpp"
#include "services/events/programme_service.hpp"
#include "services/links/resend_links.hpp"
#include "services/settings/settings_cache.hpp"
#include "storage/catalogue_store.hpp"
#include "support/test_database.hpp"
#include "web/page/assets.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/page.hpp"
#include "web/page/page_cache.hpp"
#include "web/page/templates.hpp"
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
  Pages pages{templates, assets, settings};
};

// The public pages over a database, and a browser that keeps their cookies.
class SiteFixture {
 public:
  static constexpr const char* origin = "https://events.example.org";

  SiteFixture() = default;
  virtual ~SiteFixture() {
    BOOST_TEST(log_.text() == "");  // a marker that nobody set is logged
    database.stop_threads();
  }
  SiteFixture(const SiteFixture&) = delete;
  SiteFixture& operator=(const SiteFixture&) = delete;

  http::Response get(const std::string& address) { return ask(http::Method::get, address, {}); }
  http::Response post(const std::string& address, const Fields& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
      body += (body.empty() ? "" : "&") + name + "=" + encoded(value);
    }
    return ask(http::Method::post, address, body);
  }
  // Follows the redirect of a POST, as browsers do.
  http::Response follow(const http::Response& response) {
    return get(header(response, "Location"));
  }

  http::Response ask(http::Method method, const std::string& address, std::string body) {
    http::Request request;
    request.method = method;
    const auto question = address.find('?');
    request.path = address.substr(0, question);
    if (question != address.npos) {
      request.query = http::FormData::parse(address.substr(question + 1)).value();
    }
    request.host = "events.example.org";
    request.is_https = true;
    request.client_address = client_address;
    request.body = std::move(body);
    if (method == http::Method::post) {
      request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
      if (!sent_origin.empty()) request.headers.emplace_back("origin", sent_origin);
    }
    std::string cookie;
    for (const auto& [name, value] : cookies) {
      cookie.append(cookie.empty() ? "" : "; ").append(name).append("=").append(value);
    }
    if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
    const auto match = router().match(method, request.path);
    if (!match.route) throw std::runtime_error("nothing answers " + request.path);
    request.parameters = match.parameters;
    auto response = run(match.route->handler(request));
    keep_cookies(response);
    return response;
  }

  static std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers) {
      if (known == name) return value;
    }
    return {};
  }
  static std::string body(const http::Response& response) {
    return response.shared_body ? response.shared_body->plain : response.body;
  }
  static int status(const http::Response& response) { return static_cast<int>(response.status); }
  // The value of a hidden field; empty if the page has none.
  static std::string hidden(const http::Response& response, std::string_view name) {
    const std::string page = body(response);
    const std::string before = "name=\"" + std::string(name) + "\" value=\"";
    const auto begin = page.find(before);
    if (begin == page.npos) return {};
    const auto value = begin + before.size();
    return page.substr(value, page.find('"', value) - value);
  }

  // What an education lead types.
  static Fields answers(const std::string& name = "Anna Example") {
    std::string email = name.substr(0, name.find(' ')) + "@school.example";
    return {{"full_name", name},    {"email", email},        {"organisation", "Hill School"},
            {"job_title", "SENCO"}, {"sector", "education"}, {"role", "delegate"},
            {"sector_text", ""},    {"phone", ""},           {"companion_name", ""},
            {"supported_name", ""}};
  }
  static Fields with(Fields fields, const std::string& name, const std::string& value) {
    for (auto& [known, old] : fields) {
      if (known == name) {
        old = value;
        return fields;
      }
    }
    fields.emplace_back(name, value);
    return fields;
  }

  // From the form to the answers to check.
  http::Response check(Fields typed, const std::string& event = "leeds") {
    const auto form = get("/events/" + event + "/book");
    typed.emplace_back("form_token", hidden(form, "form_token"));
    typed.emplace_back("submission_id", hidden(form, "submission_id"));
    return post("/events/" + event + "/book", typed);
  }
  // Presses the button on the page with the answers.
  http::Response confirm(const http::Response& checked, const std::string& event = "leeds") {
    Fields fields = {{"form_token", hidden(checked, "form_token")},
                     {"answers", hidden(checked, "answers")}};
    const auto wait = hidden(checked, "wait_if_full");
    if (!wait.empty()) fields.emplace_back("wait_if_full", wait);
    return post("/events/" + event + "/bookings", fields);
  }
  // The page of the new booking.
  http::Response book(const std::string& name, const std::string& event = "leeds") {
    return follow(confirm(check(answers(name), event), event));
  }

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

   private:
    std::ostringstream out_;
    std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  };

  template <class Result>
  Result run(boost::asio::awaitable<Result> work) {
    std::optional<Result> result;
    std::exception_ptr failure;
    boost::asio::co_spawn(context_, keep_result(std::move(work), result),
                          [&failure](std::exception_ptr thrown) { failure = std::move(thrown); });
    context_.restart();
    context_.run();
    if (failure) std::rethrow_exception(failure);
    return *std::move(result);
  }
  template <class Result>
  static boost::asio::awaitable<void> keep_result(boost::asio::awaitable<Result> work,
                                                  std::optional<Result>& result) {
    result.emplace(co_await std::move(work));
  }

  void keep_cookies(const http::Response& response) {
    const std::string cookie = header(response, "Set-Cookie");
    if (cookie.empty()) return;
    const auto equals = cookie.find('=');
    cookies[cookie.substr(0, equals)] = cookie.substr(equals + 1, cookie.find(';') - equals - 1);
  }

  // leeds has 2 places, york 50.
  storage::Writer& start() {
    auto& connection = database.connection();
    support::insert_event(connection, support::sample_event("leeds", 2));
    auto york = support::sample_event("york", 50);
    york.town = "York";
    support::insert_event(connection, york);
    events.load(connection);
    settings.load(connection);
    catalogue_ = storage::CatalogueStore(connection).catalogue();
    database.start_threads([this](storage::Connection& written, const storage::Changes& changes) {
      events.refresh(written, changes);
      if (changes.settings) settings.load(written);
    });
    return database.writer();
  }

  ErrorLog log_;
  // Coroutines wait here for the writer, which stops first.
  boost::asio::io_context context_;
  domain::Catalogue catalogue_;
  storage::Writer& writer_ = start();
  services::BookingService bookings_{writer_, database.readers(), events, test_key(1)};
  services::ResendLinks links_{writer_, database.readers()};
  services::ProgrammeService programmes_{database.readers()};
  services::NeedsService needs_{writer_, database.readers(), test_key(1)};
  Templates templates_{embedded::templates()};
  Assets assets_;
  Pages pages_{templates_, assets_, settings};
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
