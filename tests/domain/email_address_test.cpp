#include "domain/email_address.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(email_address)

BOOST_AUTO_TEST_CASE(what_mail_could_be_sent_to_is_an_address) {
  const struct {
    std::string text;
    bool is_address;
  } cases[] = {
      {"senco@school.sch.uk", true},
      {"first.last+events@nhs.example", true},
      {"o'brien@council.gov.example", true},
      {"NAME@Mail.Some-Trust.NHS.uk", true},
      {"a@b.co", true},
      {"1@2.example", true},
      {"zoë@school.example", false},
      {"zoe@schülé.example", false},
      {"senco@192.168.0.1", false},
      {"senco@[192.168.0.1]", false},
      {"\"quoted local\"@school.example", false},
      {"senco@school.example.", false},
      {"senco@school..example", false},
      {"senco@school-.example", false},
      {"senco@school.e", false},
      {" senco@school.example", false},
      {std::string("senco\0@school.example", 21), false},
      {"senco@school.example\r\nBcc: all@school.example", false},
      {"", false},
      {"senco", false},
      {"@school.example", false},
      {"senco@", false},
      {"senco@school", false},
      {"senco@school.", false},
      {"senco@.school.example", false},
      {"senco@-school.example", false},
      {"two@at@school.example", false},
      {"with space@school.example", false},
      {"one@a.example; two@b.example", false},
      {"one@a.example,two", false},
      {"Name <senco@school.example>", false},
      {".dot@school.example", false},
      {"dot.@school.example", false},
      {"two..dots@school.example", false},
      {"line\nbreak@school.example", false},
      {std::string(64, 'a') + "@school.example", true},
      {std::string(65, 'a') + "@school.example", false},
      {"a@" + std::string(64, 'b') + ".example", false},
      {"a@" + std::string(63, 'b') + '.' + std::string(63, 'c') + '.' + std::string(63, 'd') + '.' +
           std::string(63, 'e'),
       false},
  };
  for (const auto& [text, is_address] : cases) {
    BOOST_TEST_CONTEXT("text: " << text) { BOOST_TEST(is_email_address(text) == is_address); }
  }
}

BOOST_AUTO_TEST_CASE(addresses_are_compared_without_case_and_blanks_around) {
  BOOST_TEST(email_key(" Senco@School.SCH.uk ") == "senco@school.sch.uk");
}

BOOST_AUTO_TEST_SUITE_END()
