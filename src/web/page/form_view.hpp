#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// A question with one line to answer on. `name` is the field's in the form and, with '.' allowed,
// its id.
struct Input {
  std::string name;
  std::string label;  // has "(optional)" where it is
  std::string hint = {};
  std::string type = "text";
  std::string autocomplete = {};  // the HTML standard's word: "name", "email"
  std::string inputmode = {};
  std::string width_class = {};  // "govuk-input--width-20"
  bool is_spellchecked = false;  // names, addresses and codes are not
  bool is_strong = true;         // a label in bold
};

struct Choice {
  std::string value;
  std::string label;
  std::string hint = {};
  // An input that is asked for with this choice alone; always there where no script runs.
  const Input* reveals = nullptr;
  std::string revealed_value = {};
};

struct Choices {
  std::string name;
  std::string label;
  std::string hint = {};
  std::vector<Choice> choices = {};
  bool is_strong = true;
  bool has_focus = false;  // a list: the page begins with it
};

// A date in three parts, each as it was typed; `name`.day, `name`.month and `name`.year in the
// form.
struct TypedDate {
  std::string day;
  std::string month;
  std::string year;
};

// Fills a form's partials with what was typed and what is wrong with it. The page's template has
// {{>ERROR_SUMMARY}} at the top of main and, where each field belongs, a marker of its own:
//
//   FormView form(view, problem.fields);
//   form.input("EMAIL_FIELD", {.name = "email", .label = "Email address"}, typed.email);
class FormView {
 public:
  // Fields in a section of the page leave the summary to those of the page.
  enum class Summary { here, elsewhere };
  // Both must outlive this object; the view keeps copies of what it shows.
  // `errors` in the order in which their fields stand on the page; their `field` is a field's name,
  // or empty for what concerns the whole form.
  FormView(TemplateData& page, const std::vector<domain::FieldError>& errors,
           Summary summary = Summary::here);

  void input(std::string_view marker, const Input& input, std::string_view value);
  // Several lines; `rows` of them are seen.
  void textarea(std::string_view marker, const Input& input, std::string_view value, int rows = 5);
  // What a choice reveals stands below the list.
  void select(std::string_view marker, const Choices& choices, std::string_view chosen);
  void date(std::string_view marker, const Input& input, const TypedDate& typed);
  // The error summary links to the first of them.
  void radios(std::string_view marker, const Choices& choices, std::string_view chosen);
  void checkboxes(std::string_view marker, const Choices& choices,
                  const std::vector<std::string>& chosen);

 private:
  const std::string* error_of(std::string_view name) const;
  // What every kind of field shows: label, hint, error.
  void fill_common(TemplateData& field, const std::string& name, const std::string& label,
                   const std::string& hint, bool is_strong) const;
  void fill_input(TemplateData& field, const Input& input, std::string_view value) const;
  void fill_choices(TemplateData& field, const Choices& choices,
                    const std::vector<std::string>& chosen) const;

  TemplateData& page_;
  const std::vector<domain::FieldError>& errors_;
};

}  // namespace convene::web
