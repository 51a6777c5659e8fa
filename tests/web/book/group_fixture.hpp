#pragma once

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "web/book/form.hpp"
#include "web/site_fixture.hpp"

namespace convene::web {

// One booking for several people, from the form to the places.
class GroupFixture : public SiteFixture {
 public:
  // Anna's answers, and those of so many colleagues beside her.
  static Fields group(const std::vector<std::string>& others) {
    Fields fields = answers();
    for (std::size_t index = 0; index < others.size(); ++index) {
      const auto number = index + 2;
      fields.emplace_back(person_field(number, "full_name"), others[index]);
      fields.emplace_back(person_field(number, "email"),
                          others[index].substr(0, others[index].find(' ')) + "@school.example");
      fields.emplace_back(person_field(number, "organisation"), "Hill School");
      fields.emplace_back(person_field(number, "job_title"), "Teacher");
      fields.emplace_back(person_field(number, "sector"), "education");
      fields.emplace_back(person_field(number, "companion_name"), "");
    }
    return fields;
  }

  // Presses a button of the form.
  http::Response action(const Fields& typed, const std::string& value) {
    return check(with(typed, "act", value));
  }

  // Goes on from a page with sealed answers.
  http::Response go_on(const http::Response& page, Fields said = {},
                       const std::string& event = "leeds") {
    said.emplace_back("form_token", hidden(page, "form_token"));
    said.emplace_back("answers", hidden(page, "answers"));
    return post("/events/" + event + "/book", said);
  }

  int confirmed(const std::string& event = "leeds") const {
    return events.current()->any(event)->places.confirmed;
  }
  int waiting(const std::string& event = "leeds") const {
    return events.current()->any(event)->places.waiting;
  }
};

}  // namespace convene::web
