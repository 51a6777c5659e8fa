#include "web/site_fixture.hpp"

namespace convene::web {

SiteFixture::SiteFixture() = default;

SiteFixture::~SiteFixture() {
  BOOST_TEST(log_.text() == "");  // a marker that nobody set is logged
  database.stop_threads();
}

http::Response SiteFixture::post(const std::string& address, const Fields& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += (body.empty() ? "" : "&") + name + "=" + encoded(value);
  }
  return ask(http::Method::post, address, body);
}

http::Response SiteFixture::follow(const http::Response& response) {
  return get(header(response, "Location"));
}

http::Response SiteFixture::ask(http::Method method, const std::string& address, std::string body) {
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

std::string SiteFixture::header(const http::Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers) {
    if (known == name) return value;
  }
  return {};
}

std::string SiteFixture::body(const http::Response& response) {
  return response.shared_body ? response.shared_body->plain : response.body;
}

std::string SiteFixture::hidden(const http::Response& response, std::string_view name) {
  const std::string page = body(response);
  const std::string before = "name=\"" + std::string(name) + "\" value=\"";
  const auto begin = page.find(before);
  if (begin == page.npos) return {};
  const auto value = begin + before.size();
  return page.substr(value, page.find('"', value) - value);
}

Fields SiteFixture::answers(const std::string& name) {
  std::string email = name.substr(0, name.find(' ')) + "@school.example";
  return {{"full_name", name},    {"email", email},        {"organisation", "Hill School"},
          {"job_title", "SENCO"}, {"sector", "education"}, {"role", "delegate"},
          {"sector_text", ""},    {"phone", ""},           {"companion_name", ""},
          {"supported_name", ""}};
}

Fields SiteFixture::with(Fields fields, const std::string& name, const std::string& value) {
  for (auto& [known, old] : fields) {
    if (known == name) {
      old = value;
      return fields;
    }
  }
  fields.emplace_back(name, value);
  return fields;
}

http::Response SiteFixture::check(Fields typed, const std::string& event) {
  const auto form = get("/events/" + event + "/book");
  typed.emplace_back("form_token", hidden(form, "form_token"));
  typed.emplace_back("submission_id", hidden(form, "submission_id"));
  return post("/events/" + event + "/book", typed);
}

http::Response SiteFixture::confirm(const http::Response& checked, const std::string& event) {
  Fields fields = {{"form_token", hidden(checked, "form_token")},
                   {"answers", hidden(checked, "answers")}};
  const auto wait = hidden(checked, "wait_if_full");
  if (!wait.empty()) fields.emplace_back("wait_if_full", wait);
  return post("/events/" + event + "/bookings", fields);
}

http::Response SiteFixture::book(const std::string& name, const std::string& event) {
  return follow(confirm(check(answers(name), event), event));
}

void SiteFixture::keep_cookies(const http::Response& response) {
  const std::string cookie = header(response, "Set-Cookie");
  if (cookie.empty()) return;
  const auto equals = cookie.find('=');
  cookies[cookie.substr(0, equals)] = cookie.substr(equals + 1, cookie.find(';') - equals - 1);
}

storage::Writer& SiteFixture::start() {
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

}  // namespace convene::web
