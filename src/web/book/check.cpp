#include "web/book/check.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/field_check.hpp"
#include "web/book/party.hpp"

namespace convene::web {
namespace {

using domain::FieldError;

// What only the form knows: roles, support companions by their names, how many they are in all.
std::vector<FieldError> errors_of_form(const BookingForm& form,
                                       const domain::Catalogue& catalogue) {
  domain::FieldCheck check;
  const auto* role = catalogue.role(form.role);
  if (form.comes() && (!role || !role->is_public)) check.error("role", "Select your role");
  const bool is_companion = form.role == domain::support_companion_role;
  if (is_companion) {
    check.required_line("supported_name", form.supported_name, "The delegate's full name",
                        domain::name_length_max, "Enter the full name of the delegate you support");
  }
  for (std::size_t number = 1; number <= form.people.size(); ++number) {
    if (number == 1 && (is_companion || !form.comes())) continue;
    const auto whose = number == 1 ? std::string("your") : fmt::format("person {}'s", number);
    check.line(person_field(number, "companion_name"), form.person(number).companion_name,
               fmt::format("The full name of {} support companion", whose),
               domain::name_length_max);
  }
  if (form.seats() == 0) {
    check.error(person_field(2, "full_name"), "Enter the full name of the person you book for");
  }
  if (form.size() > domain::booking_delegates_max) {
    check.error(person_field(form.people.size(), "companion_name"),
                fmt::format("Book for {} people or fewer at a time, support companions included",
                            domain::booking_delegates_max));
  }
  return check.take();
}

// "delegates.1.email": the delegate's index and their field. Nothing for a path of another kind.
struct DelegatePath {
  std::size_t index = 0;
  std::string_view field;
};
std::optional<DelegatePath> delegate_path(std::string_view path) {
  constexpr std::string_view before = "delegates.";
  if (!path.starts_with(before)) return std::nullopt;
  path.remove_prefix(before.size());
  const auto dot = path.find('.');
  if (dot == path.npos) return std::nullopt;
  const auto index = whole_number<std::size_t>(path.substr(0, dot));
  if (!index) return std::nullopt;
  return DelegatePath{.index = *index, .field = path.substr(dot + 1)};
}

// Where on the form a field of the request was typed; empty: nowhere.
std::string form_field(const Party& party, std::string_view path) {
  if (path == "contact.name") return "full_name";
  if (path == "contact.email") return "email";
  if (path == "contact.phone") return "phone";
  if (path == "notice_days") return "notice_days";
  const auto delegate = delegate_path(path);
  if (!delegate || delegate->index >= party.sources.size()) return {};
  const auto& [number, name_field] = party.sources[delegate->index];
  if (delegate->field == "name") return person_field(number, name_field);
  if (delegate->field == "roles" || delegate->field == "companion_of") return {};
  return person_field(number, delegate->field);
}

// Each message in a group says of whom it speaks; the booker is "you".
std::string message_for(const BookingForm& form, std::size_t number, std::string message) {
  const auto person = fmt::format("person {}", number);
  if (!form.is_group() || number == 1 || message.find(person) != message.npos) return message;
  return fmt::format("{} ({})", message, person);
}

bool has_error(const std::vector<FieldError>& errors, const std::string& field) {
  return std::ranges::find(errors, field, &FieldError::field) != errors.end();
}

void add_form_errors(std::vector<FieldError>& form_errors, const BookingForm& form,
                     const Party& party, const std::vector<FieldError>& errors) {
  for (const auto& [path, message] : errors) {
    if (path == "delegates") continue;  // how many they are: the form says it at a field
    auto field = form_field(party, path);
    // The contact's and the delegate's name are one field here: one message is enough.
    if (!field.empty() && has_error(form_errors, field)) continue;
    const auto delegate = delegate_path(path);
    const std::size_t number = delegate && delegate->index < party.sources.size()
                                   ? party.sources[delegate->index].number
                                   : 1;
    form_errors.push_back({std::move(field), message_for(form, number, message)});
  }
}

void sort_as_on_page(std::vector<FieldError>& errors, BookingForm form) {
  const auto texts = texts_of(form);
  std::ranges::sort(errors, {}, [&texts](const FieldError& error) {
    return std::ranges::find(texts, error.field, &FormText::name);
  });
}

}  // namespace

CheckedForm check(const BookingForm& form, std::string_view event,
                  const domain::Catalogue& catalogue, bool wait_if_full) {
  auto party = party_of(form, event);
  party.request.wait_if_full = wait_if_full;
  CheckedForm result;
  result.errors = errors_of_form(form, catalogue);
  auto checked =
      domain::checked(party.request, catalogue, domain::AskedBy::the_public, party.whose);
  if (checked.has_error()) add_form_errors(result.errors, form, party, checked.error().fields);
  sort_as_on_page(result.errors, form);
  if (result.errors.empty()) result.booking = *std::move(checked);
  return result;
}

std::vector<FieldError> as_form_errors(const BookingForm& form,
                                       const std::vector<FieldError>& errors) {
  std::vector<FieldError> result;
  add_form_errors(result, form, party_of(form, {}), errors);
  return result;
}

}  // namespace convene::web
