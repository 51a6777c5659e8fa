#include "web/booking_form.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/random.hpp"
#include "base/seal.hpp"
#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/field_check.hpp"

namespace convene::web {
namespace {

using domain::FieldError;

struct Field {
  const char* name;  // in the form, and as its id on the page
  std::string BookingForm::* member;
};

constexpr Field fields[] = {
    {"submission_id", &BookingForm::submission_id},
    {"full_name", &BookingForm::full_name},
    {"email", &BookingForm::email},
    {"phone", &BookingForm::phone},
    {"organisation", &BookingForm::organisation},
    {"job_title", &BookingForm::job_title},
    {"sector", &BookingForm::sector},
    {"sector_text", &BookingForm::sector_text},
    {"role", &BookingForm::role},
    {"companion_name", &BookingForm::companion_name},
    {"supported_name", &BookingForm::supported_name},
    {"book_straight_away", &BookingForm::book_straight_away},
    {"notice_days", &BookingForm::notice_days},
    {"also_wait_for", &BookingForm::also_wait_for},
};

std::size_t order_on_page(std::string_view field) {
  return static_cast<std::size_t>(std::ranges::find(fields, field, &Field::name) -
                                  std::begin(fields));
}

constexpr std::size_t submission_id_bytes = 16;

bool is_submission_id(std::string_view text) {
  return text.size() <= domain::submission_id_length_max && is_base64url_text(text);
}

// A number that cannot be read is left for the check to refuse.
int notice_days_of(const BookingForm& form) {
  const auto text = tidy_line(form.notice_days);
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  return error == std::errc{} && end == text.data() + text.size() ? days : -1;
}

void add_wishes(domain::BookingRequest& request, const BookingForm& form) {
  request.also_wait_for = form.other_events();
  if (form.book_straight_away.empty()) return;
  request.book_straight_away = true;
  request.notice_days = notice_days_of(form);
}

// The person who books, alone and as a delegate: what is wrong with this is said to "you".
domain::BookingRequest for_one(const BookingForm& form, std::string_view event) {
  domain::BookingRequest request;
  request.submission_id = form.submission_id;
  request.event = event;
  request.contact = {form.full_name, form.email, form.phone};
  domain::DelegateRequest person;
  person.name = form.full_name;
  person.email = form.email;
  person.organisation = form.organisation;
  person.job_title = form.job_title;
  person.sector = form.sector;
  person.sector_text = form.sector_text;
  request.delegates = {person};
  add_wishes(request, form);
  return request;
}

domain::DelegateRequest companion_of_first(const domain::DelegateRequest& delegate,
                                           std::string name) {
  domain::DelegateRequest companion;
  companion.name = std::move(name);
  companion.sector = delegate.sector;
  companion.sector_text = delegate.sector_text;
  companion.roles = {std::string(domain::support_companion_role)};
  companion.companion_of = 0;
  return companion;
}

// The delegate comes first, whoever of the two books: the address that was typed is theirs at the
// event.
void add_second_person(domain::BookingRequest& request, const BookingForm& form,
                       std::string companion, std::string supported) {
  auto& first = request.delegates.front();
  if (form.role == domain::support_companion_role) {
    auto companion_request = companion_of_first(first, first.name);
    companion_request.organisation = std::exchange(first.organisation, {});
    companion_request.job_title = std::exchange(first.job_title, {});
    first.name = std::move(supported);
    request.delegates.push_back(std::move(companion_request));
  } else if (!companion.empty()) {
    request.delegates.push_back(companion_of_first(first, std::move(companion)));
  }
}

void sort_as_on_page(std::vector<FieldError>& errors) {
  std::ranges::sort(errors, {}, [](const FieldError& e) { return order_on_page(e.field); });
}

}  // namespace

BookingForm BookingForm::blank() {
  BookingForm form;
  form.submission_id = random_token(submission_id_bytes);
  form.notice_days = std::to_string(domain::notice_days_default);
  return form;
}

BookingForm BookingForm::parse(const http::FormData& typed) {
  BookingForm form;
  for (const auto& field : fields) form.*field.member = typed.get(field.name);
  form.take_wishes(typed);
  if (!is_submission_id(form.submission_id)) {
    form.submission_id = random_token(submission_id_bytes);
  }
  return form;
}

void BookingForm::take_wishes(const http::FormData& typed) {
  book_straight_away = typed.get("book_straight_away");
  notice_days = typed.has("notice_days") ? std::string(typed.get("notice_days"))
                                         : std::to_string(domain::notice_days_default);
  also_wait_for = join(typed.all("also_wait_for"), " ");
}

std::vector<std::string> BookingForm::other_events() const {
  std::vector<std::string> slugs;
  for (const auto slug : split(also_wait_for, ' ')) {
    if (!slug.empty()) slugs.emplace_back(slug);
  }
  return slugs;
}

CheckedForm check(const BookingForm& form, std::string_view event,
                  const domain::Catalogue& catalogue) {
  CheckedForm result;
  auto checked = domain::checked(for_one(form, event), catalogue);
  if (checked.has_error()) result.errors = as_form_errors(checked.error().fields);

  const auto* role = catalogue.role(form.role);
  domain::FieldCheck more;
  if (!role || !role->is_public) more.error("role", "Select your role");
  std::string companion;
  std::string supported;
  if (form.role == domain::support_companion_role) {
    supported = more.required_line("supported_name", form.supported_name,
                                   "The delegate's full name", domain::name_length_max,
                                   "Enter the full name of the delegate you support");
  } else {
    companion = more.line("companion_name", form.companion_name, "Your companion's full name",
                          domain::name_length_max);
  }
  for (auto& error : more.take()) result.errors.push_back(std::move(error));
  sort_as_on_page(result.errors);
  if (!result.errors.empty()) return result;

  result.request = std::move(*checked);
  add_second_person(result.request, form, std::move(companion), std::move(supported));
  return result;
}

std::vector<FieldError> as_form_errors(const std::vector<FieldError>& errors) {
  constexpr struct {
    std::string_view path;
    const char* field;
  } names[] = {
      {"contact.name", "full_name"},
      {"contact.email", "email"},
      {"contact.phone", "phone"},
      {"delegates.0.name", "full_name"},
      {"delegates.0.email", "email"},
      {"delegates.0.organisation", "organisation"},
      {"delegates.0.job_title", "job_title"},
      {"delegates.0.sector", "sector"},
      {"delegates.0.sector_text", "sector_text"},
      {"delegates.0.roles", "role"},
      {"delegates.1.name", "companion_name"},
      {"notice_days", "notice_days"},
  };
  std::vector<FieldError> result;
  for (const auto& error : errors) {
    const auto name =
        std::ranges::find(names, error.field, [](const auto& row) { return row.path; });
    std::string field = name == std::end(names) ? "" : name->field;
    // The contact's and the delegate's name are one field here: one message is enough.
    const bool is_said =
        !field.empty() && std::ranges::find(result, field, &FieldError::field) != result.end();
    if (!is_said) result.push_back({std::move(field), error.message});
  }
  return result;
}

std::string seal_answers(const Key& key, const SealedAnswers& answers) {
  boost::json::object object;
  object["event"] = answers.event;
  for (const auto& field : fields) object[field.name] = answers.form.*field.member;
  return seal(key, boost::json::serialize(object));
}

std::optional<SealedAnswers> open_answers(const Key& key, std::string_view sealed) {
  const auto plain = open_seal(key, sealed);
  if (!plain) return std::nullopt;
  // Sealed by us, so it is an object of strings; an older version may have sealed fewer of them.
  const auto object = boost::json::parse(*plain).as_object();
  const auto text = [&object](std::string_view name) {
    const auto* value = object.if_contains(name);
    return value ? std::string(value->as_string()) : std::string();
  };
  SealedAnswers answers;
  answers.event = text("event");
  for (const auto& field : fields) answers.form.*field.member = text(field.name);
  return answers;
}

}  // namespace convene::web
