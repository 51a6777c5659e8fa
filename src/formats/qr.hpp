#pragma once

#include <string>

namespace convene::formats {

// A QR code (ISO/IEC 18004) as the path of an SVG picture: `side` by `side` squares, of which those
// in the path are dark. The light border that scanners need is part of it.
struct QrDrawing {
  int side = 0;
  std::string path;
};

// Has error correction that survives a crease or a thumb over a corner (Q, a quarter of it).
QrDrawing draw_qr(const std::string& text);

}  // namespace convene::formats
