#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "http/request.hpp"

namespace convene::web {

// The third choice beside the two public roles: they book for others and do not come.
constexpr std::string_view not_coming = "not_coming";

// Who books and does not come is a person of the form, and none of the booking.
constexpr std::size_t form_people_max = domain::booking_delegates_max + 1;

// What was typed about one person.
struct TypedPerson {
  std::string full_name;
  std::string email;
  std::string organisation;
  std::string job_title;
  std::string sector;
  std::string sector_text;
  std::string companion_name;  // who comes to support them; may be empty
};

// What somebody typed into the booking form, as they typed it. People have numbers: 1 is who books,
// as a delegate, as the support companion of a delegate whom they name, or for the others only.
struct BookingForm {
  std::string submission_id;
  std::vector<TypedPerson> people = std::vector<TypedPerson>(1);  // never empty
  std::string phone;
  std::string role;            // the role of who books
  std::string supported_name;  // the delegate whom they come with as support companion
  // Where there is no room for all of them:
  std::string together;            // "yes": all or nobody; "no": whoever fits; empty: not asked
  std::string book_straight_away;  // "yes", or empty: ask them first
  std::string notice_days;         // that they need for it
  std::string also_wait_for;       // slugs of other events, joined by spaces

  static BookingForm blank();
  // A submission id that is missing or none of ours is replaced by a new one.
  static BookingForm parse(const http::FormData& form);
  // Takes from another form what is asked of who waits.
  void take_wishes(const http::FormData& form);

  TypedPerson& person(std::size_t number) { return people.at(number - 1); }
  const TypedPerson& person(std::size_t number) const { return people.at(number - 1); }
  bool is_group() const { return people.size() > 1; }
  bool comes() const { return role != not_coming; }  // who books
  // How many places it takes to seat all: support companions take none.
  int seats() const { return static_cast<int>(people.size()) - (comes() ? 0 : 1); }
  // Whether they have said if they wait as one.
  bool says_together() const { return seats() > 1 && !together.empty(); }
  // Counts their support companions too.
  std::size_t size() const;
  bool has_room_for_more() const { return size() < domain::booking_delegates_max; }
  std::vector<std::string> other_events() const;

  // One more, of the same organisation and sector as the one before: colleagues mostly are.
  // REQUIRES: has_room_for_more().
  void add_person();
  // Who books stays, and does not come.
  void remove_person(std::size_t number);
  // Takes what domain::suggested_email() suggests, if it does.
  void mend_email(std::size_t number);
  // Removes the white space that the check overlooks: so the longest answers that pass it travel
  // back sealed within the size of a request.
  void tidy();
};

// The name of a person's field in the form, which is its id on the page, too: "email" of who
// books, "people.2.email" of the second.
std::string person_field(std::size_t number, std::string_view name);

// All fields of a form and what stands in them, in their order on the page.
struct FormText {
  std::string name;
  std::string* text;
};
std::vector<FormText> texts_of(BookingForm& form);

}  // namespace convene::web
