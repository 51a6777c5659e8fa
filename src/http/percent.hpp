#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace convene::http {

// What a plus sign stands for: itself in a path, a space in a query or a form.
enum class PlusSign { itself, space };

// The text that percent-escapes stand for. Nothing if an escape is broken, or if the text is not
// UTF-8 or holds a NUL, which no browser sends and at which some of what is below would cut it.
std::optional<std::string> percent_decode(std::string_view encoded, PlusSign plus);

// A text as a value in a query: "north west & more" -> "north+west+%26+more". It escapes what the
// templates' ":u" does.
std::string query_encode(std::string_view text);

}  // namespace convene::http
