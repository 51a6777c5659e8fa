#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace convene::email {

// So much of a stranger's fields is read: nobody writes more in earnest.
constexpr std::size_t fields_max = 200;
constexpr std::size_t field_bytes_max = 4000;

// "Status: 5.1.1", a header or a field of a report: RFC 5322 and 3464 write them alike.
struct Field {
  std::string name;   // lower case
  std::string value;  // on one line, bounded, else as it came
};
using Fields = std::vector<Field>;

// The fields at the beginning of the text, which loses them and the empty line behind them. A line
// that is none is passed over.
Fields take_fields(std::string_view& text);

// The first of that name, which is in lower case; empty where there is none.
std::string_view value_of(const Fields& fields, std::string_view name);

}  // namespace convene::email
