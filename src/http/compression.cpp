#include "http/compression.hpp"

#include <stdexcept>

#include <zlib.h>

#include "base/text.hpp"
#include "http/list_value.hpp"

namespace convene::http {
namespace {

// zlib writes a gzip header instead of its own where this is added to the window's size.
constexpr int gzip_window_bits = MAX_WBITS + 16;
constexpr int memory_level = 8;

// "q=0", "q=0.000": the client refuses what stands before.
bool is_refused(std::string_view parameters) {
  while (!parameters.empty()) {
    const auto parameter = ascii_lower(take_element(parameters, ';'));
    if (parameter.starts_with("q=")) {
      return parameter.find_first_not_of("0.", 2) == std::string::npos;
    }
  }
  return false;
}

}  // namespace

std::string gzip(std::string_view text, Effort effort) {
  z_stream stream{};
  if (deflateInit2(&stream, static_cast<int>(effort), Z_DEFLATED, gzip_window_bits, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string compressed(deflateBound(&stream, text.size()), '\0');
  // zlib does not write to its input; its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
  stream.avail_out = static_cast<uInt>(compressed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  compressed.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error("a body could not be compressed");
  return compressed;
}

bool is_compressible(std::string_view content_type) {
  const auto type = ascii_lower(take_element(content_type, ';'));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml");
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool is_any_taken = false;
  while (!accept_encoding.empty()) {
    auto parameters = take_element(accept_encoding, ',');
    const auto coding = take_element(parameters, ';');
    if (equals_ignoring_case(coding, "gzip") || equals_ignoring_case(coding, "x-gzip")) {
      return !is_refused(parameters);
    }
    if (coding == "*") is_any_taken = !is_refused(parameters);
  }
  return is_any_taken;
}

}  // namespace convene::http
