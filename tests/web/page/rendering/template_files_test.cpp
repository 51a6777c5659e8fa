#include <regex>

#include <boost/test/unit_test.hpp>

#include "embedded/templates.hpp"
#include "web/page/rendering/templates.hpp"

// What every template of the product must keep to: each line here was a fault that could be made.

using namespace convene;

namespace {

const std::string pragma = "{{%AUTOESCAPE context=\"HTML\"}}";

std::string read(const EmbeddedFile& file) { return std::string(file.content); }

}  // namespace

BOOST_AUTO_TEST_SUITE(template_files)

BOOST_AUTO_TEST_CASE(there_are_templates_and_all_can_be_understood) {
  BOOST_TEST(embedded::templates().size() > 5U);
  BOOST_CHECK_NO_THROW(web::Templates{embedded::templates()});
}

BOOST_AUTO_TEST_CASE(each_begins_with_its_escape_pragma) {
  for (const auto& file : embedded::templates()) {
    BOOST_TEST_CONTEXT(file.path) { BOOST_TEST(file.content.starts_with(pragma)); }
  }
}

BOOST_AUTO_TEST_CASE(none_turns_escaping_off) {
  const std::regex off(R"(\{\{[^}]*:none[^}]*\}\})");
  for (const auto& file : embedded::templates()) {
    BOOST_TEST_CONTEXT(file.path) { BOOST_TEST(!std::regex_search(read(file), off)); }
  }
}

BOOST_AUTO_TEST_CASE(no_include_stands_inside_a_tag) {
  const std::regex inside(R"(<[a-z][^<>{]*(\{\{[^>}][^}]*\}\}[^<>{]*)*\{\{>)");
  BOOST_TEST(std::regex_search(std::string("<p class=\"{{A}}\" {{>X}}>"), inside));
  for (const auto& file : embedded::templates()) {
    BOOST_TEST_CONTEXT(file.path) { BOOST_TEST(!std::regex_search(read(file), inside)); }
  }
}

BOOST_AUTO_TEST_CASE(textareas_keep_the_lines_that_were_typed) {
  // A browser drops the first line end after the tag; without ":p" all others become spaces.
  const std::regex textarea(R"(<textarea[^>]*>([^]*?)</textarea>)");
  for (const auto& file : embedded::templates()) {
    const std::string text = read(file);
    for (std::sregex_iterator match(text.begin(), text.end(), textarea), end; match != end;
         ++match) {
      BOOST_TEST_CONTEXT(file.path) {
        BOOST_TEST(std::regex_match((*match)[1].str(), std::regex(R"(\n\{\{[A-Z_]+:p\}\})")));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_form_that_posts_carries_a_token_and_is_checked_by_the_server) {
  const std::regex form(R"(<form[^>]*method="post"[^>]*>([^]*?)</form>)");
  for (const auto& file : embedded::templates()) {
    const std::string text = read(file);
    for (std::sregex_iterator match(text.begin(), text.end(), form), end; match != end; ++match) {
      BOOST_TEST_CONTEXT(file.path << ": " << (*match)[0].str().substr(0, 80)) {
        BOOST_TEST((*match)[0].str().find("novalidate") != std::string::npos);
        BOOST_TEST((*match)[1].str().find("name=\"form_token\" value=\"{{FORM_TOKEN}}\"") !=
                   std::string::npos);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_address_of_the_site_is_put_together_from_parts) {
  // They come whole from web/page/addresses and web/office/addresses, but for a #fragment.
  const std::regex parts(
      R"(\s(href|action|src|formaction|data-live-from)="(/[^"]*\{\{|\{\{[^"]*\}\}[^"#]))");
  for (const std::string text :
       {R"(<a href="/events/{{SLUG}}">)", R"(<a href="/{{#A}}b{{/A}}">)",
        R"(<form action="{{ADDRESS}}/move">)", R"(<a href="{{ADDRESS}}?page=2">)"}) {
    BOOST_TEST(std::regex_search(text, parts), text);
  }
  for (const std::string text : {R"(<a href="{{ADDRESS}}">)", R"(<a href="{{ADDRESS}}#{{FIELD}}">)",
                                 R"(<a href="/contact">{{TEXT}}</a>)"}) {
    BOOST_TEST(!std::regex_search(text, parts), text);
  }
  for (const auto& file : embedded::templates()) {
    BOOST_TEST_CONTEXT(file.path) { BOOST_TEST(!std::regex_search(read(file), parts)); }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_loaded_from_elsewhere_or_inline) {
  const std::regex inline_code(
      R"(<script(?![^>]* src=)|<style|\son[a-z]+=|\sstyle=|src="http|<link[^>]* href="http)");
  for (const auto& file : embedded::templates()) {
    BOOST_TEST_CONTEXT(file.path) { BOOST_TEST(!std::regex_search(read(file), inline_code)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
