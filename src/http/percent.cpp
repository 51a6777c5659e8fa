#include "http/percent.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "base/text.hpp"

namespace convene::http {
namespace {

std::optional<std::string> checked(std::string text) {
  if (text.find('\0') != std::string::npos || !is_utf8(text)) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view encoded, PlusSign plus) {
  const bool is_plus_space = plus == PlusSign::space;
  if (encoded.find_first_of(is_plus_space ? "%+" : "%") == std::string_view::npos) {
    return checked(std::string(encoded));
  }
  const auto view =
      boost::urls::make_pct_string_view(boost::urls::string_view(encoded.data(), encoded.size()));
  if (!view) return std::nullopt;
  return checked(view->decode(boost::urls::encoding_opts(is_plus_space)));
}

std::string query_encode(std::string_view text) {
  constexpr auto kept = boost::urls::unreserved_chars + boost::urls::grammar::lut_chars(",*/!()");
  return boost::urls::encode(text, kept, boost::urls::encoding_opts(true));
}

}  // namespace convene::http
