#include "http/head_scan.hpp"

namespace convene::http {
namespace {

bool may_stand_in_line(char letter, std::size_t line_size) {
  if (line_size == 0 && (letter == ' ' || letter == '\t')) return false;
  const auto byte = static_cast<unsigned char>(letter);
  return letter == '\t' || (byte >= 0x20 && byte != 0x7F);
}

// Written without a way out, so that many bytes are looked at at once.
bool holds_control(std::string_view text) {
  bool found = false;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    found |= byte < 0x20 || byte == 0x7F;
  }
  return found;
}

}  // namespace

HeadScan::Result HeadScan::advance(std::string_view received) {
  while (at_ < received.size()) {
    if (line_size_ == 0 && !is_after_carriage_return_) skip_line(received);
    if (at_ == received.size()) break;
    const char letter = received[at_++];
    if (is_after_carriage_return_ != (letter == '\n')) return Result::malformed;
    is_after_carriage_return_ = letter == '\r';
    if (letter == '\r') continue;
    if (letter == '\n') {
      if (line_size_ == 0) return Result::complete;
      line_size_ = 0;
      continue;
    }
    if (!may_stand_in_line(letter, line_size_)) return Result::malformed;
    ++line_size_;
  }
  return Result::incomplete;
}

void HeadScan::skip_line(std::string_view received) {
  const auto line = received.substr(at_, received.find('\r', at_) - at_);
  if (line.empty() || !may_stand_in_line(line.front(), 0) || holds_control(line)) return;
  at_ += line.size();
  line_size_ = line.size();
}

}  // namespace convene::http
