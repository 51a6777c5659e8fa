#include "formats/email_line.hpp"

#include <boost/test/unit_test.hpp>

using convene::formats::email_line;

BOOST_AUTO_TEST_SUITE(email_line_format)

BOOST_AUTO_TEST_CASE(addresses_stand_on_one_line_as_outlook_separates_them) {
  BOOST_TEST(email_line({}) == "");
  BOOST_TEST(email_line({"a@school.example"}) == "a@school.example");
  BOOST_TEST(email_line({"a@school.example", "b@nhs.example"}) ==
             "a@school.example; b@nhs.example");
}

BOOST_AUTO_TEST_SUITE_END()
