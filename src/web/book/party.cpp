#include "web/book/party.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"

namespace convene::web {
namespace {

using domain::DelegateRequest;

void add(Party& party, DelegateRequest delegate, Party::Source source) {
  party.request.delegates.push_back(std::move(delegate));
  party.sources.push_back(source);
  party.whose.push_back(source.number == 1 ? "your" : fmt::format("person {}'s", source.number));
}

DelegateRequest delegate_of(const TypedPerson& person) {
  DelegateRequest delegate;
  delegate.name = person.full_name;
  delegate.email = person.email;
  delegate.organisation = person.organisation;
  delegate.job_title = person.job_title;
  delegate.sector = person.sector;
  delegate.sector_text = person.sector_text;
  return delegate;
}

DelegateRequest companion_of_last(const Party& party, std::string name) {
  const auto& delegates = party.request.delegates;
  DelegateRequest companion;
  companion.name = std::move(name);
  companion.sector = delegates.back().sector;
  companion.sector_text = delegates.back().sector_text;
  companion.roles = {std::string(domain::support_companion_role)};
  companion.companion_of = static_cast<int>(delegates.size()) - 1;
  return companion;
}

// The delegate whom they support comes first: the address that was typed is theirs at the event.
void add_as_companion(Party& party, const BookingForm& form) {
  auto supported = delegate_of(form.person(1));
  supported.name = form.supported_name;
  const auto organisation = std::exchange(supported.organisation, {});
  const auto job_title = std::exchange(supported.job_title, {});
  add(party, std::move(supported), {1, "supported_name"});
  auto companion = companion_of_last(party, form.person(1).full_name);
  companion.organisation = organisation;
  companion.job_title = job_title;
  add(party, std::move(companion), {1, "full_name"});
}

void add_with_companion(Party& party, const TypedPerson& person, std::size_t number) {
  add(party, delegate_of(person), {number, "full_name"});
  auto name = tidy_line(person.companion_name);
  if (name.empty()) return;
  add(party, companion_of_last(party, std::move(name)), {number, "companion_name"});
}

// A number that cannot be read is left for the check to refuse.
int notice_days_of(const BookingForm& form) {
  const auto text = tidy_line(form.notice_days);
  return whole_number<int>(text).value_or(-1);
}

}  // namespace

Party party_of(const BookingForm& form, std::string_view event) {
  Party party;
  auto& request = party.request;
  request.submission_id = form.submission_id;
  request.event = event;
  request.contact = {form.person(1).full_name, form.person(1).email, form.phone};
  for (std::size_t number = 1; number <= form.people.size(); ++number) {
    if (number == 1 && !form.comes()) continue;
    if (number == 1 && form.role == domain::support_companion_role) {
      add_as_companion(party, form);
    } else {
      add_with_companion(party, form.person(number), number);
    }
  }
  request.together = form.seats() > 1 && form.together == "yes";
  request.also_wait_for = form.other_events();
  if (!form.book_straight_away.empty()) {
    request.book_straight_away = true;
    request.notice_days = notice_days_of(form);
  }
  return party;
}

std::vector<std::size_t> people_of(const BookingForm& form, const std::vector<int>& delegates) {
  const auto party = party_of(form, {});
  std::vector<std::size_t> numbers;
  numbers.reserve(delegates.size());
  for (const auto index : delegates) {
    numbers.push_back(party.sources.at(static_cast<std::size_t>(index)).number);
  }
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  return numbers;
}

}  // namespace convene::web
