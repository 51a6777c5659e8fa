#include "web/book/form.hpp"

#include <fmt/format.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "domain/email_suggestion.hpp"

namespace convene::web {
namespace {

constexpr std::size_t submission_id_bytes = 16;
constexpr std::size_t person_fields = 7;
constexpr std::size_t other_fields = 8;

bool is_submission_id(std::string_view text) {
  return text.size() <= domain::submission_id_length_max && is_base64url_text(text);
}

std::size_t people_in(const http::FormData& typed) {
  std::size_t count = 1;
  while (count < form_people_max && typed.has(person_field(count + 1, "full_name"))) ++count;
  return count;
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
  form.people.resize(people_in(typed));
  for (const auto& [name, text] : texts_of(form)) *text = typed.get(name);
  form.take_wishes(typed);
  if (!is_submission_id(form.submission_id)) {
    form.submission_id = random_token(submission_id_bytes);
  }
  return form;
}

void BookingForm::take_wishes(const http::FormData& typed) {
  together = typed.get("together");
  book_straight_away = typed.get("book_straight_away");
  notice_days = typed.has("notice_days") ? std::string(typed.get("notice_days"))
                                         : std::to_string(domain::notice_days_default);
  also_wait_for = join(typed.all("also_wait_for"), " ");
}

std::size_t BookingForm::size() const {
  std::size_t count = 0;
  for (const auto& person : people) {
    const bool is_booker = &person == &people.front();
    if (is_booker && !comes()) continue;
    const bool has_companion = is_booker && role == domain::support_companion_role
                                   ? true
                                   : !tidy_line(person.companion_name).empty();
    count += has_companion ? 2 : 1;
  }
  return count;
}

std::vector<std::string> BookingForm::other_events() const {
  std::vector<std::string> slugs;
  for (const auto slug : split(also_wait_for, ' ')) {
    if (!slug.empty()) slugs.emplace_back(slug);
  }
  return slugs;
}

void BookingForm::add_person() {
  TypedPerson person;
  person.organisation = people.back().organisation;
  person.sector = people.back().sector;
  person.sector_text = people.back().sector_text;
  people.push_back(std::move(person));
}

void BookingForm::remove_person(std::size_t number) {
  if (number == 1) {
    role = not_coming;
  } else if (number > 1 && number <= people.size()) {
    people.erase(people.begin() + static_cast<std::ptrdiff_t>(number - 1));
  }
}

void BookingForm::mend_email(std::size_t number) {
  if (number == 0 || number > people.size()) return;
  auto& email = person(number).email;
  if (!domain::is_email_address(domain::stored_email(email))) return;
  if (auto meant = domain::suggested_email(email)) email = *std::move(meant);
}

void BookingForm::tidy() {
  for (const auto& [name, text] : texts_of(*this)) *text = tidy_line(*text);
}

std::string person_field(std::size_t number, std::string_view name) {
  return number == 1 ? std::string(name) : fmt::format("people.{}.{}", number, name);
}

std::vector<FormText> texts_of(BookingForm& form) {
  std::vector<FormText> texts;
  texts.reserve(form.people.size() * person_fields + other_fields);
  texts.push_back({"submission_id", &form.submission_id});
  for (std::size_t number = 1; number <= form.people.size(); ++number) {
    TypedPerson& person = form.person(number);
    texts.push_back({person_field(number, "full_name"), &person.full_name});
    texts.push_back({person_field(number, "email"), &person.email});
    if (number == 1) {
      texts.push_back({"phone", &form.phone});
      texts.push_back({"role", &form.role});
      texts.push_back({"supported_name", &form.supported_name});
    }
    texts.push_back({person_field(number, "companion_name"), &person.companion_name});
    texts.push_back({person_field(number, "organisation"), &person.organisation});
    texts.push_back({person_field(number, "job_title"), &person.job_title});
    texts.push_back({person_field(number, "sector"), &person.sector});
    texts.push_back({person_field(number, "sector_text"), &person.sector_text});
  }
  texts.push_back({"together", &form.together});
  texts.push_back({"book_straight_away", &form.book_straight_away});
  texts.push_back({"notice_days", &form.notice_days});
  texts.push_back({"also_wait_for", &form.also_wait_for});
  return texts;
}

}  // namespace convene::web
