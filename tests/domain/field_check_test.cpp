#include "domain/field_check.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(field_check)

BOOST_AUTO_TEST_CASE(a_typed_address_is_kept_as_it_is_sent_to_or_what_to_do_is_said) {
  const std::string format = "Enter an email address in the correct format, like name@example.com";
  const std::string letters =
      "Enter an email address that has only letters a to z, numbers and symbols before the @, like "
      "name@example.com";
  const struct {
    std::string typed;
    std::string kept;
    std::string message;
  } cases[] = {
      {" sam@School.example\n", "sam@School.example", ""},
      {"sam@schule-münchen.example", "sam@xn--schule-mnchen-3ob.example", ""},
      {"", "", "Enter your email address"},
      {"\u00A0", "", "Enter your email address"},
      {"zoë@school.example", "", letters},
      {"代表@schule-münchen.example", "", letters},
      {"zoë", "", format},
      {"zoë@", "", format},
      {"sam@münchen", "", format},
      {"Sam <sam@school.example>", "", format},
      {"sam@school.example.", "", format},
      {"mailto:sam@school.example", "", format},
      {"sam@school.example\r\nBcc: all@school.example", "", format},
      {"sam@mün\xFF.chen.example", "",
       "Email address: type it again, some of its characters cannot be read"},
      {std::string(255, 'x'), "", "Email address must be 254 characters or fewer"},
  };
  for (const auto& [typed, kept, message] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) {
      FieldCheck check;
      const auto address = check.email("email", typed, "Enter your email address");
      const auto errors = check.take();
      BOOST_TEST((errors.empty() ? "" : errors.at(0).message) == message);
      if (message.empty()) BOOST_TEST(address == kept);
    }
  }
  FieldCheck optional;
  BOOST_TEST(optional.email("email", " ", "").empty());
  BOOST_TEST(optional.is_clean());
}

BOOST_AUTO_TEST_SUITE_END()
