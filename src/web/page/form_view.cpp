#include "web/page/form_view.hpp"

#include <algorithm>

namespace convene::web {

FormView::FormView(TemplateData& page, const std::vector<domain::FieldError>& errors, Summary where)
    : page_(page), errors_(errors) {
  if (errors.empty() || where == Summary::elsewhere) return;
  TemplateData& summary = page.include("ERROR_SUMMARY", "partials/error_summary.html");
  for (const auto& error : errors) {
    TemplateData& item = summary.add("ERROR");
    item.set("MESSAGE", error.message);
    if (error.field.empty()) {
      item.show("PLAIN");
    } else {
      item.add("LINKED").set("FIELD", error.field);
    }
  }
}

void FormView::input(std::string_view marker, const Input& input, std::string_view value) {
  fill_input(page_.include(marker, "partials/input.html"), input, value);
}

void FormView::textarea(std::string_view marker, const Input& input, std::string_view value,
                        int rows) {
  TemplateData& field = page_.include(marker, "partials/textarea.html");
  fill_common(field, input.name, input.label, input.hint, input.is_strong);
  field.set("VALUE", std::string(value)).set("ROWS", rows);
}

void FormView::select(std::string_view marker, const Choices& choices, std::string_view chosen) {
  TemplateData& field = page_.include(marker, "partials/select.html");
  fill_common(field, choices.name, choices.label, choices.hint, choices.is_strong);
  field.show_if(choices.has_focus, "FOCUS");
  for (const auto& choice : choices.choices) {
    TemplateData& option = field.add("CHOICE");
    option.set("VALUE", choice.value).set("LABEL", choice.label);
    option.show_if(choice.value == chosen, "CHOSEN");
    if (!choice.reveals) continue;
    option.show("MORE");
    fill_input(field.add("REVEALS").include("REVEALED", "partials/input.html"), *choice.reveals,
               choice.revealed_value);
  }
}

void FormView::date(std::string_view marker, const Input& input, const TypedDate& typed) {
  TemplateData& field = page_.include(marker, "partials/date.html");
  fill_common(field, input.name, input.label, input.hint, input.is_strong);
  field.set("DAY", typed.day).set("MONTH", typed.month).set("YEAR", typed.year);
}

void FormView::radios(std::string_view marker, const Choices& choices, std::string_view chosen) {
  fill_choices(page_.include(marker, "partials/radios.html"), choices, {std::string(chosen)});
}

void FormView::checkboxes(std::string_view marker, const Choices& choices,
                          const std::vector<std::string>& chosen) {
  fill_choices(page_.include(marker, "partials/checkboxes.html"), choices, chosen);
}

const std::string* FormView::error_of(std::string_view name) const {
  const auto found = std::ranges::find(errors_, name, &domain::FieldError::field);
  return found == errors_.end() ? nullptr : &found->message;
}

void FormView::fill_common(TemplateData& field, const std::string& name, const std::string& label,
                           const std::string& hint, bool is_strong) const {
  const std::string* error = error_of(name);
  field.set("NAME", name).set("LABEL", label).set_or_hide("HINT", hint);
  field.show_if(is_strong, "STRONG");
  if (error) field.add("ERROR").set("ERROR", *error);
  std::string described_by = hint.empty() ? "" : name + "-hint";
  if (error) described_by += (hint.empty() ? "" : " ") + name + "-error";
  field.set_or_hide("DESCRIBED_BY", described_by);
}

void FormView::fill_input(TemplateData& field, const Input& input, std::string_view value) const {
  fill_common(field, input.name, input.label, input.hint, input.is_strong);
  field.set("VALUE", std::string(value)).set("TYPE", input.type);
  field.set("WIDTH_CLASS", input.width_class);
  field.set_or_hide("AUTOCOMPLETE", input.autocomplete);
  field.set_or_hide("INPUTMODE", input.inputmode);
  field.show_if(!input.is_spellchecked, "NO_SPELLCHECK");
}

void FormView::fill_choices(TemplateData& field, const Choices& choices,
                            const std::vector<std::string>& chosen) const {
  fill_common(field, choices.name, choices.label, choices.hint, choices.is_strong);
  for (std::size_t index = 0; index < choices.choices.size(); ++index) {
    const Choice& choice = choices.choices[index];
    // The error summary links to the field's name, so the first choice bears it.
    const std::string id = index == 0 ? choices.name : choices.name + "-" + choice.value;
    const bool is_chosen = std::ranges::find(chosen, choice.value) != chosen.end();
    TemplateData& item = field.add("CHOICE");
    item.set("ID", id).set("VALUE", choice.value).set("LABEL", choice.label);
    item.show_if(is_chosen, "CHOSEN").set_or_hide("CHOICE_HINT", choice.hint);
    if (!choice.reveals) continue;
    fill_input(item.add("REVEALS").include("REVEALED", "partials/input.html"), *choice.reveals,
               choice.revealed_value);
  }
}

}  // namespace convene::web
