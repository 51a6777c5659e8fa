#pragma once

#include <cstddef>
#include <string_view>

namespace convene::http {

// Looks for the empty line that ends a request's head, as bytes come in. Stricter than the parser
// that reads the head afterwards: where two programs could see different lines (a bare CR or LF, a
// folded header, a NUL), a proxy in front and this server could see different requests.
class HeadScan {
 public:
  enum class Result { incomplete, complete, malformed };

  // `received` begins with the head and holds what the last call was given, and more.
  Result advance(std::string_view received);

  // Bytes of the head, its empty line included. REQUIRES: advance() gave complete.
  std::size_t size() const { return at_; }

 private:
  // Goes from a line's beginning to its end, where nothing in it needs a closer look.
  void skip_line(std::string_view received);

  std::size_t at_ = 0;
  std::size_t line_size_ = 0;
  bool is_after_carriage_return_ = false;
};

}  // namespace convene::http
