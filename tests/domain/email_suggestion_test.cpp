#include "domain/email_suggestion.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(email_suggestion)

BOOST_AUTO_TEST_CASE(a_near_miss_of_a_domain_that_many_have_is_asked_about) {
  const struct {
    const char* typed;
    const char* meant;
  } cases[] = {
      {"nsh.net", "nhs.net"},
      {"nhs.ent", "nhs.net"},
      {"nhs.nett", "nhs.net"},
      {"nhs.ner", "nhs.net"},
      {"nhss.net", "nhs.net"},
      {"gmial.com", "gmail.com"},
      {"gmal.com", "gmail.com"},
      {"gnail.com", "gmail.com"},
      {"gmail.con", "gmail.com"},
      {"gmail.co", "gmail.com"},
      {"gmail.cm", "gmail.com"},
      {"gmail.co.uk", "gmail.com"},
      {"GMIAL.COM", "gmail.com"},
      {"googlmail.com", "googlemail.com"},
      {"hotmial.co.uk", "hotmail.co.uk"},
      {"hotmail.couk", "hotmail.co.uk"},
      {"hotmail.co.ku", "hotmail.co.uk"},
      {"homtail.com", "hotmail.com"},
      {"hotmai.com", "hotmail.com"},
      {"outlok.com", "outlook.com"},
      {"outllok.com", "outlook.com"},
      {"yaho.co.uk", "yahoo.co.uk"},
      {"yahoo.co.ik", "yahoo.co.uk"},
      {"iclod.com", "icloud.com"},
      {"icloud.con", "icloud.com"},
      {"btinternt.com", "btinternet.com"},
      {"btintenet.co", "btinternet.com"},
      {"virginmeda.com", "virginmedia.com"},
      {"talktalk.nte", "talktalk.net"},
      {"leeds.gov.ku", "leeds.gov.uk"},
      {"leeds.gvo.uk", "leeds.gov.uk"},
      {"some-trust.nsh.uk", "some-trust.nhs.uk"},
      {"hill.leeds.shc.uk", "hill.leeds.sch.uk"},
      {"charity.example.ogr", "charity.example.org"},
  };
  for (const auto& [typed, meant] : cases) {
    BOOST_TEST_CONTEXT(typed) {
      BOOST_TEST(suggested_email(std::string("Anna.Example@") + typed).value_or("nothing") ==
                 std::string("Anna.Example@") + meant);
    }
  }
}

BOOST_AUTO_TEST_CASE(domains_that_are_in_use_are_believed) {
  for (const char* domain :
       {"nhs.net",           "nhs.uk",       "nhs.scot",       "wales.nhs.uk",
        "some-trust.nhs.uk", "leeds.gov.uk", "york.gov.uk",    "kent.gov.uk",
        "education.gov.uk",  "gmail.com",    "Gmail.Com",      "googlemail.com",
        "ymail.com",         "mail.com",     "email.com",      "gmx.com",
        "gmx.net",           "gmx.co.uk",    "me.com",         "mac.com",
        "hotmail.fr",        "hotmail.it",   "hotmail.co.nz",  "yahoo.fr",
        "yahoo.co.in",       "yahoo.ca",     "live.nl",        "live.ie",
        "outlook.ie",        "outlook.de",   "rocketmail.com", "proton.me",
        "protonmail.com",    "fastmail.com", "o2.co.uk",       "tiscali.co.uk",
        "hill.leeds.sch.uk", "leeds.ac.uk",  "school.example", "sky.uk",
        "bbc.co.uk",         "mind.org.uk",  "nspcc.org.uk",   "doctors.org.uk",
        "btopenworld.com"}) {
    BOOST_TEST_CONTEXT(domain) {
      BOOST_TEST(suggested_email(std::string("anna@") + domain).value_or("nothing") == "nothing");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_meant_is_asked_about_once) {
  for (const char* typed : {"anna@nsh.net", "anna@hotmial.co.ku", "anna@gmail.co.uk"}) {
    BOOST_TEST_CONTEXT(typed) {
      const auto meant = suggested_email(typed);
      BOOST_REQUIRE(meant.has_value());
      BOOST_TEST(!suggested_email(*meant));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
