#include "email/clean_text.hpp"

#include <algorithm>
#include <memory>

#include <glib.h>

#include "base/text.hpp"

namespace convene::email {
namespace {

struct Free {
  void operator()(char* text) const { g_free(text); }
};

// Each byte that belongs to no character becomes U+FFFD.
std::string valid_utf8(const std::string& text) {
  if (is_utf8(text)) return text;
  const std::unique_ptr<char, Free> valid(
      g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
  return valid.get();
}

// Bytes of a control character, of ASCII or Latin-1, at the beginning of the text; 0 if there is
// none.
std::size_t control_at(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (byte(0) == '\n' || byte(0) == '\t') return 0;
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  return byte(0) == 0xC2 && text.size() > 1 && byte(1) < 0xA0 ? 2 : 0;
}

}  // namespace

std::string clean_line(std::string_view text) { return valid_utf8(tidy_line(text)); }

std::string clean_lines(std::string_view text) {
  const auto valid = valid_utf8(std::string(text));
  std::string clean;
  for (std::string_view rest = valid; !rest.empty();) {
    const auto control_size = control_at(rest);
    if (control_size == 0) clean += rest.front();
    rest.remove_prefix(std::max<std::size_t>(control_size, 1));
  }
  return clean;
}

}  // namespace convene::email
