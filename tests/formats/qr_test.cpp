#include "formats/qr.hpp"

#include <sstream>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace convene::formats;

namespace {

// The picture as a reader of SVG paints it: '#' for dark.
std::vector<std::string> painted(const QrDrawing& drawing) {
  const auto side = static_cast<std::size_t>(drawing.side);
  std::vector<std::string> rows(side, std::string(side, ' '));
  std::istringstream path(drawing.path);
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t width = 0;
  char letter = 0;
  std::string rest;
  while (path >> letter >> x >> y >> letter >> width && std::getline(path, rest, 'z')) {
    BOOST_REQUIRE(rest == "v1h-" + std::to_string(width));
    rows.at(y).replace(x, width, width, '#');
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(qr)

// Three corners bear the same mark, by which a scanner finds the code and its upright.
BOOST_AUTO_TEST_CASE(the_marks_stand_in_three_corners_inside_a_light_border) {
  const auto drawing = draw_qr("CONVENE K7M-4QX 17");
  BOOST_TEST(drawing.side == 33);
  const auto rows = painted(drawing);
  const std::vector<std::string> mark = {"#######", "#     #", "# ### #", "# ### #",
                                         "# ### #", "#     #", "#######"};
  const struct {
    std::size_t x;
    std::size_t y;
  } corners[] = {{4, 4}, {22, 4}, {4, 22}};
  for (const auto& [x, y] : corners) {
    for (std::size_t row = 0; row < mark.size(); ++row) {
      BOOST_TEST_CONTEXT(x << ", " << y << " row " << row) {
        BOOST_TEST(rows.at(y + row).substr(x, 7) == mark[row]);
      }
    }
  }
  BOOST_TEST(rows.at(22).substr(22, 7) != mark[0]);
  for (std::size_t at = 0; at < 33; ++at) {
    for (const std::size_t edge : {0U, 1U, 2U, 3U, 29U, 30U, 31U, 32U}) {
      BOOST_TEST(rows.at(edge).at(at) == ' ');
      BOOST_TEST(rows.at(at).at(edge) == ' ');
    }
  }
}

BOOST_AUTO_TEST_CASE(each_text_has_a_picture_of_its_own) {
  BOOST_TEST(draw_qr("CONVENE K7M-4QX 17").path == draw_qr("CONVENE K7M-4QX 17").path);
  BOOST_TEST(draw_qr("CONVENE K7M-4QX 17").path != draw_qr("CONVENE K7M-4QX 18").path);
}

BOOST_AUTO_TEST_SUITE_END()
