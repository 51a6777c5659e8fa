#pragma once

#include <string>
#include <string_view>

namespace convene::http {

// zlib's levels: 6 for what is compressed for one answer, 9 for what is compressed once.
enum class Effort : int { quick = 6, thorough = 9 };

// `text` as a gzip file.
std::string gzip(std::string_view text, Effort effort);

// Whether a body of this type gets smaller: text of all kinds; pictures and archives do not.
bool is_compressible(std::string_view content_type);

// Whether an Accept-Encoding header takes gzip (RFC 9110, 12.5.3; q=0 refuses it).
bool accepts_gzip(std::string_view accept_encoding);

// Smaller bodies fit in one packet either way.
constexpr std::size_t gzip_bytes_min = 1024;

}  // namespace convene::http
