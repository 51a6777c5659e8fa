#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <zlib.h>

namespace convene::support {

// What was compressed. Throws std::runtime_error if it is no whole gzip file.
inline std::string gunzip(std::string_view compressed) {
  constexpr int gzip_window_bits = MAX_WBITS + 16;
  z_stream stream{};
  if (inflateInit2(&stream, gzip_window_bits) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  std::string text;
  int outcome = Z_OK;
  while (outcome == Z_OK) {
    char buffer[4096];
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    outcome = inflate(&stream, Z_NO_FLUSH);
    text.append(buffer, sizeof buffer - stream.avail_out);
  }
  inflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error("not a whole gzip file");
  return text;
}

}  // namespace convene::support
