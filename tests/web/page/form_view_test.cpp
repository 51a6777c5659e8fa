#include "web/page/form_view.hpp"

#include <boost/test/unit_test.hpp>

#include "embedded/templates.hpp"
#include "web/page/rendering/templates.hpp"

using namespace convene;
using namespace convene::web;

namespace {

// One field of a kind, rendered from the product's own partial.
struct Field {
  TemplateData data;
  std::vector<domain::FieldError> errors;

  std::string html(const char* marker) {
    std::vector<EmbeddedFile> files(embedded::templates().begin(), embedded::templates().end());
    const std::string page = std::string("{{%AUTOESCAPE context=\"HTML\"}}{{>") + marker + "}}";
    files.push_back({"page.html", page});
    const Templates templates(files);
    BOOST_TEST(templates.missing_markers("page.html", data).empty());
    return templates.render("page.html", data);
  }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(form_view)

BOOST_AUTO_TEST_CASE(an_input_has_its_label_and_what_was_typed) {
  Field field;
  FormView form(field.data, field.errors);
  form.input("F",
             {.name = "email", .label = "Email address", .type = "email", .autocomplete = "email"},
             "a\"b@example.org");
  const std::string html = field.html("F");
  BOOST_TEST(has(html, "for=\"email\">Email address</label>"));
  BOOST_TEST(has(html, "value=\"a&quot;b@example.org\""));
  BOOST_TEST(has(html, "autocomplete=\"email\""));
  BOOST_TEST(has(html, "spellcheck=\"false\""));
  BOOST_TEST(!has(html, "aria-describedby"));
  BOOST_TEST(!has(html, "error"));
}

BOOST_AUTO_TEST_CASE(an_error_stands_at_its_field_and_in_the_summary_in_the_same_text) {
  Field field;
  field.errors = {{"name", "Enter your full name"}, {"", "Something about all of it"}};
  FormView form(field.data, field.errors);
  form.input("F", {.name = "name", .label = "Full name", .hint = "As on your badge"}, "");
  const std::string html = field.html("F");
  BOOST_TEST(has(html, "id=\"name-error\""));
  BOOST_TEST(has(html, "Enter your full name"));
  BOOST_TEST(has(html, "aria-describedby=\"name-hint name-error\""));
  const std::string summary = field.html("ERROR_SUMMARY");
  BOOST_TEST(has(summary, "<a href=\"#name\">Enter your full name</a>"));
  BOOST_TEST(has(summary, "<li>Something about all of it</li>"));
}

BOOST_AUTO_TEST_CASE(the_summary_links_to_the_first_choice) {
  Field field;
  field.errors = {{"sector", "Select your sector"}};
  FormView form(field.data, field.errors);
  const Choices choices{"sector", "Sector", "", {{"health", "Health"}, {"hospice", "Hospice"}}};
  form.radios("F", choices, "hospice");
  const std::string html = field.html("F");
  BOOST_TEST(has(html, "id=\"sector\" name=\"sector\" type=\"radio\" value=\"health\">"));
  BOOST_TEST(
      has(html, "id=\"sector-hospice\" name=\"sector\" type=\"radio\" value=\"hospice\" checked>"));
}

BOOST_AUTO_TEST_CASE(a_choice_reveals_its_own_input) {
  const Input which{.name = "sector_text", .label = "Which sector?", .is_strong = false};
  for (const std::string chosen : {"other", "health"}) {
    Field field;
    FormView form(field.data, field.errors);
    Choices choices{"sector", "Sector", "", {{"health", "Health"}, {"other", "Other"}}};
    choices.choices[1].reveals = &which;
    choices.choices[1].revealed_value = "Police";
    form.radios("F", choices, chosen);
    const std::string html = field.html("F");
    BOOST_TEST_CONTEXT(chosen) {
      BOOST_TEST(has(html, "class=\"govuk-radios__conditional\""));
      BOOST_TEST(has(html, "value=\"Police\""));
      BOOST_TEST(has(html, "value=\"other\" checked") == (chosen == "other"));
    }
  }
}

BOOST_AUTO_TEST_CASE(checkboxes_and_selects_show_what_was_chosen) {
  Field field;
  FormView form(field.data, field.errors);
  const Choices choices{"roles", "Roles", "", {{"a", "A", "first"}, {"b", "B"}, {"c", "C"}}};
  form.checkboxes("BOXES", choices, {"a", "c"});
  form.select("LIST", choices, "b");
  const std::string boxes = field.html("BOXES");
  BOOST_TEST(has(boxes, "value=\"a\" checked"));
  BOOST_TEST(!has(boxes, "value=\"b\" checked"));
  BOOST_TEST(has(boxes, "value=\"c\" checked"));
  BOOST_TEST(has(boxes, "aria-describedby=\"roles-hint\""));
  BOOST_TEST(has(field.html("LIST"), "<option value=\"b\" selected>B</option>"));
}

BOOST_AUTO_TEST_CASE(a_textarea_keeps_its_lines) {
  Field field;
  FormView form(field.data, field.errors);
  form.textarea("F", {.name = "note", .label = "Note"}, "\none\n  two</textarea>");
  BOOST_TEST(has(field.html("F"), ">\n\none\n  two&lt;/textarea&gt;</textarea>"));
}

BOOST_AUTO_TEST_SUITE_END()
