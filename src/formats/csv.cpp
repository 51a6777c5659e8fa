#include "formats/csv.hpp"

#include <string_view>

namespace convene::formats {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";

bool looks_like_a_formula(std::string_view cell) {
  return !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos;
}

void append_cell(std::string& text, std::string_view cell) {
  const bool is_quoted = cell.find_first_of("\",\r\n") != std::string_view::npos;
  if (is_quoted) text += '"';
  if (looks_like_a_formula(cell)) text += '\'';
  for (const char letter : cell) {
    if (letter == '"') text += '"';
    text += letter;
  }
  if (is_quoted) text += '"';
}

}  // namespace

std::string csv(const std::vector<std::vector<std::string>>& rows) {
  std::string text{byte_order_mark};
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column > 0) text += ',';
      append_cell(text, row[column]);
    }
    text += line_end;
  }
  return text;
}

}  // namespace convene::formats
