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
      {"zoe@xn--schl-cpa1f.example", true},
      {"=?utf-8?q?zoe?=@school.example", false},
      {"=zoe?@school.example", true},
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

BOOST_AUTO_TEST_CASE(a_domain_with_other_letters_is_kept_as_mail_travels_by_it) {
  const struct {
    std::string typed;
    std::string stored;
  } cases[] = {
      {"delegate@schule-münchen.example", "delegate@xn--schule-mnchen-3ob.example"},
      {" Delegate@SCHULE-MÜNCHEN.Example ", "Delegate@xn--schule-mnchen-3ob.example"},
      // The same letter in two: u and its dots.
      {"delegate@schule-mu\u0308nchen.example", "delegate@xn--schule-mnchen-3ob.example"},
      {"delegate@xn--schule-mnchen-3ob.example", "delegate@xn--schule-mnchen-3ob.example"},
      {"delegate@mail.schule-münchen.example", "delegate@mail.xn--schule-mnchen-3ob.example"},
      {"delegate@straße.example", "delegate@xn--strae-oqa.example"},
      {"delegate@σχολείο.example", "delegate@xn--kxalrpdt2a.example"},
      {"delegate@学校。example", "delegate@xn--48s290a.example"},
      // Letters as wide as Chinese ones.
      {"delegate@ｓｃｈｏｏｌ.example", "delegate@school.example"},
      {"zoë@schule-münchen.example", "zoë@xn--schule-mnchen-3ob.example"},
      // ASCII stays as it was typed.
      {"  First.Last+x@NHS.example", "First.Last+x@NHS.example"},
      {"delegate@XN--schule-mnchen-3ob.example", "delegate@XN--schule-mnchen-3ob.example"},
      {"Name <senco@school.example>", "Name <senco@school.example>"},
      {"mailto:senco@school.example", "mailto:senco@school.example"},
      {"senco", "senco"},
      {"münchen", "münchen"},
      {"", ""},
  };
  for (const auto& [typed, stored] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) {
      BOOST_TEST(stored_email(typed) == stored);
      BOOST_TEST(stored_email(stored) == stored);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_domain_that_nobody_can_have_is_no_address) {
  std::string endless = "delegate@";
  while (endless.size() < 100'000) endless += "münchen.";
  std::string long_label = "delegate@";
  for (int letter = 0; letter < 62; ++letter) long_label += "ü";
  for (const std::string typed :
       {"delegate@mün chen.example", "delegate@mün_chen.example", "delegate@münchen..example",
        "delegate@münchen.example.", "delegate@-münchen.example", "delegate@münchen-.example",
        "delegate@münchen", "delegate@a@münchen.example", "delegate@münchen.example, x",
        "delegate@münchen.example>", "delegate@mün\xFF.chen.example",
        "delegate@\xED\xA0\x80.example", "delegate@\u0301chen.example",
        "delegate@xn--münchen.example", "delegate@👩.example", "delegate@mün\u202Echen.example",
        "delegate@..ü", "delegate@ü", "delegate@üx.e"}) {
    BOOST_TEST_CONTEXT("typed: " << typed) { BOOST_TEST(!is_email_address(stored_email(typed))); }
  }
  for (const auto& typed : {endless + "example", long_label + ".example"}) {
    BOOST_TEST(stored_email(typed) == typed);
    BOOST_TEST(!is_email_address(stored_email(typed)));
  }
}

BOOST_AUTO_TEST_CASE(other_letters_before_the_at_are_told_from_other_mistakes) {
  const struct {
    std::string typed;
    bool is_told;
  } cases[] = {
      {"zoë@school.example", true},
      {"zoë@schule-münchen.example", true},
      {"代表@school.example", true},
      {"o’brien@school.example", true},
      {"zoe@school.example", false},
      {"zoe@schule-münchen.example", false},
      {"zoë", false},
      {"zoë@school", false},
      {"Zoë <zoe@school.example>", false},
      {"zoë..x@school.example", false},
      {"@school.example", false},
      {"", false},
  };
  for (const auto& [typed, is_told] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) {
      BOOST_TEST(needs_smtputf8(stored_email(typed)) == is_told);
    }
  }
}

BOOST_AUTO_TEST_CASE(addresses_are_compared_without_case_and_blanks_around) {
  BOOST_TEST(email_key(" Senco@School.SCH.uk ") == "senco@school.sch.uk");
}

BOOST_AUTO_TEST_CASE(however_a_domain_is_written_it_is_one_address) {
  for (const std::string typed :
       {"delegate@schule-münchen.example", "Delegate@Schule-MÜNCHEN.Example",
        "delegate@schule-mu\u0308nchen.example", "delegate@xn--schule-mnchen-3ob.example",
        "DELEGATE@XN--SCHULE-MNCHEN-3OB.EXAMPLE"}) {
    BOOST_TEST_CONTEXT("typed: " << typed) {
      BOOST_TEST(email_key(typed) == "delegate@xn--schule-mnchen-3ob.example");
    }
  }
  // Other domains, though they look alike: o-umlaut, and a Cyrillic letter.
  BOOST_TEST(email_key("delegate@schule-mönchen.example") !=
             email_key("delegate@schule-münchen.example"));
  BOOST_TEST(email_key("delegate@nhs.n\u0435t") != email_key("delegate@nhs.net"));
  BOOST_TEST(email_key("delegate@strasse.example") != email_key("delegate@straße.example"));
}

BOOST_AUTO_TEST_SUITE_END()
