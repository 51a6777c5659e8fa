#include "web/page/rendering/templates.hpp"

#include <fstream>

#include <boost/test/unit_test.hpp>

#include "http/percent.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::web;

namespace {

#define PRAGMA "{{%AUTOESCAPE context=\"HTML\"}}"

std::string render(std::string_view text, const TemplateData& data) {
  const EmbeddedFile files[] = {
      {"page.html", text},
      {"row.html", PRAGMA "<li>{{NAME}} of {{ALL}}</li>"},
  };
  return Templates(files).render("page.html", data);
}

constexpr const char* attack = "\"><script>alert('1')</script>";

}  // namespace

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(text_is_escaped_for_where_it_stands) {
  const struct {
    const char* where;
    std::string_view text;
    const char* value;
    const char* page;
  } cases[] = {
      {"text", PRAGMA "<p>{{X}}</p>", "a<b>&c", "<p>a&lt;b&gt;&amp;c</p>"},
      {"an attribute", PRAGMA "<p title=\"{{X}}\">", "a\"b'c", "<p title=\"a&quot;b&#39;c\">"},
      {"an address", PRAGMA "<a href=\"{{X}}\">", "javascript:alert(1)", "<a href=\"#\">"},
      {"a good address", PRAGMA "<a href=\"{{X}}\">", "/events/leeds",
       "<a href=\"/events/leeds\">"},
      {"a query", PRAGMA "<a href=\"/?q={{X:u}}\">", "a&b=c d", "<a href=\"/?q=a%26b%3Dc+d\">"},
      {"a textarea", PRAGMA "<textarea>\n{{X:p}}</textarea>", "one\n\n<two",
       "<textarea>\none\n\n&lt;two</textarea>"},
  };
  for (const auto& [where, text, value, page] : cases) {
    TemplateData data;
    data.set("X", value);
    BOOST_TEST_CONTEXT(where) { BOOST_TEST(render(text, data) == page); }
  }
}

BOOST_AUTO_TEST_CASE(a_query_made_in_cpp_is_what_the_template_would_make) {
  for (int letter = 1; letter < 128; ++letter) {
    const std::string typed{'a', static_cast<char>(letter), 'b'};
    TemplateData data;
    data.set("X", typed).set("ADDRESS", "/x?q=" + http::query_encode(typed) + "&r=");
    BOOST_TEST(render(PRAGMA "<a href=\"{{ADDRESS}}\">", data) ==
               render(PRAGMA "<a href=\"/x?q={{X:u}}&amp;r=\">", data));
  }
}

BOOST_AUTO_TEST_CASE(an_attack_stays_text_in_sections_and_includes) {
  TemplateData data;
  data.add("ROW").set("X", attack);
  TemplateData& row = data.include("INCLUDED", "row.html");
  row.set("NAME", attack).set("ALL", attack);
  const std::string page = render(PRAGMA "{{#ROW}}<b>{{X}}</b>{{/ROW}}{{>INCLUDED}}", data);
  BOOST_TEST(page.find("<script>") == page.npos);
  BOOST_TEST(page.find("&lt;script&gt;") != page.npos);
}

BOOST_AUTO_TEST_CASE(a_section_is_shown_once_for_each_time_it_was_added) {
  TemplateData data;
  data.set("UNIT", "places");
  for (const int count : {1, 2, 3})
    data.add("ROW").set("COUNT", count).show_if(count == 2, "MIDDLE");
  BOOST_TEST(render(PRAGMA
                    "{{#ROW}}{{COUNT}}{{#MIDDLE}}!{{/MIDDLE}} {{UNIT}};{{/ROW}}{{#NO}}x{{/NO}}",
                    data) == "1 places;2! places;3 places;");
}

BOOST_AUTO_TEST_CASE(an_include_sees_its_own_values_and_the_outermost) {
  TemplateData data;
  data.set("ALL", "six");
  for (const char* town : {"Leeds", "York"}) data.include("TOWN", "row.html").set("NAME", town);
  BOOST_TEST(render(PRAGMA "{{>TOWN}}", data) == "<li>Leeds of six</li><li>York of six</li>");
}

BOOST_AUTO_TEST_CASE(a_value_that_was_set_twice_is_the_newer) {
  TemplateData data;
  data.set("X", "old").set("X", "new");
  BOOST_TEST(render(PRAGMA "{{X}}", data) == "new");
}

BOOST_AUTO_TEST_CASE(a_marker_that_nobody_set_is_found) {
  const EmbeddedFile files[] = {{"page.html", PRAGMA "<p>{{X}}</p>{{#S}}{{Y}}{{/S}}"}};
  const Templates pages(files);
  TemplateData data;
  data.show("S");
  const auto missing = pages.missing_markers("page.html", data);
  BOOST_TEST(missing == (std::vector<std::string>{"X", "Y"}), boost::test_tools::per_element());
  BOOST_TEST(pages.missing_markers("page.html", TemplateData().set("X", "x")).empty());
}

BOOST_AUTO_TEST_CASE(a_template_that_is_not_there_is_an_error) {
  TemplateData data;
  BOOST_CHECK_THROW(Templates({}).render("page.html", data), std::logic_error);
  data.include("ROW", "nowhere.html");
  BOOST_CHECK_THROW(render(PRAGMA "{{>ROW}}", data), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_template_with_unbalanced_sections_is_refused_at_start) {
  const EmbeddedFile files[] = {{"page.html", PRAGMA "{{#OPEN}}"}};
  BOOST_CHECK_THROW(Templates{files}, std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_directory_is_read_anew_for_every_page) {
  const support::TemporaryDirectory directory;
  const auto file = directory.path() / "page.html";
  const Templates pages({}, directory.path());
  std::ofstream(file) << PRAGMA "one";
  BOOST_TEST(pages.render("page.html", TemplateData()) == "one");
  std::ofstream(file) << PRAGMA "two";
  BOOST_TEST(pages.render("page.html", TemplateData()) == "two");
}

BOOST_AUTO_TEST_SUITE_END()
