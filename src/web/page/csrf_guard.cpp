#include "web/page/csrf_guard.hpp"

#include "base/text.hpp"

namespace convene::web {
namespace {

constexpr const char* says_expired =
    "This page had been open for more than a day. Check your answers and send them again";
constexpr const char* says_wrong =
    "We could not tell that this came from our own page. Check your answers and send them again";

// "https://events.example.org/path" -> "https://events.example.org"
std::string origin_of(std::string_view url) {
  const auto host = url.find("://");
  if (host == url.npos) return ascii_lower(url);
  return ascii_lower(url.substr(0, url.find('/', host + 3)));
}

}  // namespace

CsrfGuard::CsrfGuard(const Key& key, const Clock& clock, std::string_view public_url)
    : key_(key), clock_(clock), public_origin_(origin_of(public_url)) {}

std::string CsrfGuard::issue(std::string_view subject) const {
  const std::int64_t now = clock_.now().time_since_epoch().count();
  return std::to_string(now) + "." + code(now, subject);
}

std::optional<std::string> CsrfGuard::check(const http::Request& request,
                                            const http::FormData& form,
                                            std::string_view subject) const {
  if (!is_from_this_site(request)) return says_wrong;
  switch (check(form.get("form_token"), subject)) {
    case Token::good:
      return std::nullopt;
    case Token::expired:
      return says_expired;
    case Token::wrong:
      break;
  }
  return says_wrong;
}

bool CsrfGuard::is_from_this_site(const http::Request& request) const {
  const std::string_view context = request.header("sec-fetch-site");
  if (!context.empty() && context != "same-origin") return false;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;
  const std::string asked_for = (request.is_https ? "https://" : "http://") + request.host;
  return origin == public_origin_ || origin == asked_for;
}

CsrfGuard::Token CsrfGuard::check(std::string_view token, std::string_view subject) const {
  const auto dot = token.find('.');
  if (dot == token.npos) return Token::wrong;
  const auto issued_at = whole_number<std::int64_t>(token.substr(0, dot));
  if (!issued_at) return Token::wrong;
  const std::string message = std::to_string(*issued_at) + " " + std::string(subject);
  if (!is_authentic(key_, message, token.substr(dot + 1))) return Token::wrong;
  const std::int64_t age = clock_.now().time_since_epoch().count() - *issued_at;
  return age <= std::chrono::seconds(token_life).count() ? Token::good : Token::expired;
}

std::string CsrfGuard::code(std::int64_t issued_at, std::string_view subject) const {
  return authentication_code(key_, std::to_string(issued_at) + " " + std::string(subject));
}

}  // namespace convene::web
