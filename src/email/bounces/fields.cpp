#include "email/bounces/fields.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "email/bounces/lines.hpp"

namespace convene::email {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const auto start = text.find_first_not_of(blanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

void append(Field& field, std::string_view words) {
  if (!field.value.empty()) field.value += ' ';
  const auto room = field_bytes_max - std::min(field.value.size(), field_bytes_max);
  field.value.append(words.substr(0, room));
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char byte) { return byte > ' ' && byte <= '~'; });
}

}  // namespace

Fields take_fields(std::string_view& text) {
  Fields fields;
  bool goes_on = false;  // a folded line belongs to the field before it, if that is kept
  while (!text.empty()) {
    const auto line = take_line(text);
    if (trimmed(line).empty()) break;
    if (blanks.find(line.front()) != std::string_view::npos) {
      if (goes_on) append(fields.back(), trimmed(line));
      continue;
    }
    const auto colon = line.find(':');
    const auto name = trimmed(line.substr(0, colon));
    goes_on = colon != std::string_view::npos && is_name(name) && fields.size() < fields_max;
    if (!goes_on) continue;
    fields.push_back({ascii_lower(name.substr(0, field_bytes_max)), {}});
    append(fields.back(), trimmed(line.substr(colon + 1)));
  }
  return fields;
}

std::string_view value_of(const Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? std::string_view{} : found->value;
}

}  // namespace convene::email
