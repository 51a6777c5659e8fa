#include "http/target.hpp"

#include <boost/url/authority_view.hpp>

#include "base/text.hpp"
#include "http/percent.hpp"

namespace convene::http {
namespace {

bool has_escaped_slash(std::string_view path) {
  return path.find("%2F") != std::string_view::npos || path.find("%2f") != std::string_view::npos;
}

bool is_control(char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; }

std::optional<std::string> parse_path(std::string_view raw) {
  if (has_escaped_slash(raw)) return std::nullopt;
  auto path = percent_decode(raw, PlusSign::itself);
  if (!path || std::ranges::any_of(*path, is_control)) return std::nullopt;
  if (path->find("/.") == std::string::npos) return path;
  for (const auto segment : split(*path, '/')) {
    if (segment == "." || segment == "..") return std::nullopt;
  }
  return path;
}

// Takes scheme and authority off the front of an absolute address; nothing if it has none.
std::optional<std::string> take_host(std::string_view& target) {
  const auto colon = target.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  const auto scheme = ascii_lower(target.substr(0, colon));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  target.remove_prefix(colon + 3);
  const auto end = std::min(target.find_first_of("/?"), target.size());
  auto host = parse_host(target.substr(0, end));
  target.remove_prefix(end);
  return host;
}

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9');
}

// "events.example.org", "127.0.0.1:8080": what nearly every request names, and the grammar of RFC
// 3986 took a fifteenth of a page's time to say so.
bool is_plain_host(std::string_view authority) {
  const auto colon = std::min(authority.find(':'), authority.size());
  const auto port = authority.substr(std::min(colon + 1, authority.size()));
  return colon > 0 &&
         std::ranges::all_of(authority.substr(0, colon),
                             [](char letter) {
                               return is_letter_or_digit(letter) || letter == '.' || letter == '-';
                             }) &&
         std::ranges::all_of(port, [](char letter) { return letter >= '0' && letter <= '9'; });
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  Target parsed;
  if (target.empty() || target.find('#') != std::string_view::npos) return std::nullopt;
  if (target.front() != '/') {
    auto host = take_host(target);
    if (!host) return std::nullopt;
    parsed.host = std::move(*host);
  }
  const auto question = target.find('?');
  const auto raw_path = target.substr(0, question);
  auto path = parse_path(raw_path.empty() ? "/" : raw_path);
  if (!path) return std::nullopt;
  parsed.path = std::move(*path);
  if (question != std::string_view::npos) {
    auto query = FormData::parse(target.substr(question + 1));
    if (!query) return std::nullopt;
    parsed.query = std::move(*query);
  }
  return parsed;
}

std::optional<std::string> parse_host(std::string_view authority) {
  if (is_plain_host(authority)) return ascii_lower(authority);
  const auto parsed =
      boost::urls::parse_authority(boost::urls::string_view(authority.data(), authority.size()));
  if (!parsed || parsed->has_userinfo() || parsed->encoded_host().empty()) return std::nullopt;
  return ascii_lower(authority);
}

}  // namespace convene::http
