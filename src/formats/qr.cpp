#include "formats/qr.hpp"

#include <fmt/format.h>
#include <qrcodegen/QrCode.hpp>

namespace convene::formats {
namespace {

// Counted in squares; the standard asks for 4.
constexpr int border = 4;

}  // namespace

QrDrawing draw_qr(const std::string& text) {
  using qrcodegen::QrCode;
  const auto code = QrCode::encodeText(text.c_str(), QrCode::Ecc::QUARTILE);
  const int size = code.getSize();
  QrDrawing drawing{.side = size + 2 * border, .path = {}};
  for (int y = 0; y < size; ++y) {
    // Neighbours in a row are one rectangle: a third of the bytes, and no hairlines between them.
    for (int x = 0; x < size; ++x) {
      if (!code.getModule(x, y)) continue;
      const int begin = x;
      while (code.getModule(x + 1, y)) ++x;
      const int length = x - begin + 1;
      drawing.path += fmt::format("M{} {}h{}v1h-{}z", begin + border, y + border, length, length);
    }
  }
  return drawing;
}

}  // namespace convene::formats
