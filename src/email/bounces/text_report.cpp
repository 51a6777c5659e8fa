#include "email/bounces/text_report.hpp"

#include "base/text.hpp"
#include "email/bounces/lines.hpp"

namespace convene::email {
namespace {

constexpr std::size_t words_bytes_max = 2000;

// "------ This is a copy of the message, including all the headers. ------"
bool is_before_copy(std::string_view line) { return line.starts_with("------ This is a copy of "); }

bool is_indented(std::string_view line) { return line.starts_with("  "); }

// The address stands alone on its line, the reason below it is indented further.
bool is_address(std::string_view line) {
  const auto word = tidy_line(line);
  return word.find('@') != std::string::npos && word.find(' ') == std::string::npos;
}

}  // namespace

TextReport read_text_report(std::string_view text) {
  TextReport report;
  while (!text.empty()) {
    const auto line = take_line(text);
    if (is_before_copy(line)) {
      while (text.starts_with('\n') || text.starts_with("\r\n")) take_line(text);
      report.returned = take_fields(text);
      break;
    }
    if (!is_indented(line) || is_address(line) || report.words.size() > words_bytes_max) continue;
    if (!report.words.empty()) report.words += ' ';
    report.words += tidy_line(line.substr(0, words_bytes_max));
  }
  return report;
}

}  // namespace convene::email
