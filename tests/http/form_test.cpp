#include <boost/test/unit_test.hpp>

#include "http/request.hpp"

namespace convene::http {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using namespace std::string_literals;

}  // namespace

BOOST_AUTO_TEST_SUITE(forms)

BOOST_AUTO_TEST_CASE(fields_are_read_as_they_were_typed) {
  struct {
    std::string_view encoded;
    Fields fields;
  } const cases[] = {
      {"", {}},
      {"a=1", {{"a", "1"}}},
      {"a=1&b=2&a=3", {{"a", "1"}, {"b", "2"}, {"a", "3"}}},
      {"a", {{"a", ""}}},
      {"a=", {{"a", ""}}},
      {"=1", {{"", "1"}}},
      {"&&a=1&", {{"a", "1"}}},
      {"a=b=c", {{"a", "b=c"}}},
      {"a=one+two", {{"a", "one two"}}},
      {"a=1%2B1", {{"a", "1+1"}}},
      {"a=%26%3D%25", {{"a", "&=%"}}},
      {"a+b=%0D%0A", {{"a b", "\r\n"}}},
      {"n%61me=S%C3%A9%c3%a9", {{"name", "Séé"}}},
      {"a=\xC3\xA9", {{"a", "é"}}},
      {"a=x;b=y", {{"a", "x;b=y"}}},
  };
  for (const auto& [encoded, fields] : cases) {
    BOOST_TEST_CONTEXT(encoded) {
      const auto form = FormData::parse(encoded);
      BOOST_REQUIRE(form.has_value());
      BOOST_TEST((form->fields() == fields));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_no_browser_sends_is_refused) {
  for (const auto& encoded : {"a=%"s, "a=%4"s, "a=%4g"s, "%zz=1"s, "a=%FF"s, "a=\xFF"s, "a=%C0%80"s,
                              "a=%ED%A0%80"s, "a=%00"s, "a=\0"s}) {
    BOOST_TEST_CONTEXT(encoded) { BOOST_TEST(!FormData::parse(encoded).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(a_form_has_at_most_five_hundred_fields) {
  std::string encoded = "a";
  for (std::size_t count = 1; count < FormData::fields_max; ++count) encoded += "&a";
  BOOST_TEST(FormData::parse(encoded).has_value());
  BOOST_TEST(!FormData::parse(encoded + "&a").has_value());
}

BOOST_AUTO_TEST_CASE(a_name_may_repeat) {
  const auto form = FormData::parse("role=delegate&role=speaker&name=");
  BOOST_REQUIRE(form.has_value());
  BOOST_TEST(form->get("role") == "delegate");
  BOOST_TEST(form->all("role") == (std::vector<std::string>{"delegate", "speaker"}),
             boost::test_tools::per_element());
  BOOST_TEST(form->has("name"));
  BOOST_TEST(form->get("name").empty());
  BOOST_TEST(!form->has("email"));
  BOOST_TEST(form->get("email").empty());
}

BOOST_AUTO_TEST_CASE(a_body_is_a_form_if_its_type_says_so) {
  struct {
    std::string type;
    bool is_form;
  } const cases[] = {
      {"application/x-www-form-urlencoded", true},
      {"Application/X-WWW-Form-Urlencoded; charset=UTF-8", true},
      {"application/json", false},
      {"multipart/form-data; boundary=x", false},
      {"text/plain", false},
      {"", false},
  };
  for (const auto& [type, is_form] : cases) {
    BOOST_TEST_CONTEXT(type) {
      const Request request{.headers = {{"content-type", type}}, .body = "a=1"};
      BOOST_TEST(request.form().has_value() == is_form);
    }
  }
  BOOST_TEST(!Request{.body = "a=1"}.form().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
