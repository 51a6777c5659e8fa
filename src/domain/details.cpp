#include "domain/details.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "domain/booking_rules.hpp"
#include "domain/field_check.hpp"

namespace convene::domain {

DetailsOf details_of(const Booking& booking, const Delegate* person, bool may_be_contact) {
  if (!person) return {};
  return {person, may_be_contact && is_contact(booking, *person)};
}

DetailsOf details_of_contact(const Booking& booking) {
  const auto found = std::ranges::find_if(booking.delegates, [&booking](const Delegate& each) {
    return is_live(each.state) && is_contact(booking, each);
  });
  return details_of(booking, found == booking.delegates.end() ? nullptr : &*found, true);
}

Details current(const Booking& booking, const DetailsOf& whose) {
  if (!whose.person) {
    const auto& contact = booking.contact;
    return {.name = contact.name, .email = contact.email, .phone = contact.phone, .job_title = {}};
  }
  return {.name = whose.person->name,
          .email = whose.person->email,
          .phone = whose.is_contact ? booking.contact.phone : "",
          .job_title = whose.person->job_title};
}

std::string address_version(const Booking& booking, const DetailsOf& whose) {
  const auto links = whose.person ? whose.person->generation : booking.generation;
  return fmt::format("{} {}", links, current(booking, whose).email);
}

result<Details> checked(const Details& typed, const DetailsOf& whose) {
  // Whoever has a link of their own keeps an address to send it to.
  const bool needs_email = !whose.person || !whose.person->email.empty();
  FieldCheck check;
  Details tidy;
  tidy.name =
      check.required_line("name", typed.name, "Full name", name_length_max, "Enter a full name");
  tidy.email = check.email("email", typed.email, needs_email ? "Enter an email address" : "");
  if (whose.is_contact) tidy.phone = check.phone("phone", typed.phone);
  if (whose.person) {
    tidy.job_title = check.line("job_title", typed.job_title, "Job title", job_title_length_max);
  }
  if (!check.is_clean()) return Problem{ProblemKind::invalid_input, check.take()};
  return tidy;
}

std::vector<Correction> corrections(const Details& before, const Details& after) {
  std::vector<Correction> all;
  const auto compare = [&](std::string_view what, std::string Details::* detail) {
    if (before.*detail != after.*detail) all.push_back({what, before.*detail, after.*detail});
  };
  compare("name", &Details::name);
  compare("email", &Details::email);
  compare("phone", &Details::phone);
  compare("job_title", &Details::job_title);
  return all;
}

}  // namespace convene::domain
