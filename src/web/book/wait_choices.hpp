#pragma once

#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "web/book/form.hpp"
#include "web/book/form_page.hpp"
#include "web/page/rendering/template_data.hpp"

// What is asked of who joins a waiting list: whether they wait as one, whether to be booked
// straight away, and where else to wait.
namespace convene::web {

// {{>TOGETHER}}, {{>STRAIGHT_AWAY}} and {{>OTHER_REGIONS}}. The error summary is the page's.
void add_wishes(TemplateData& wishes, const EventNow& at, const BookingForm& form,
                const std::vector<domain::FieldError>& errors);

// Rows of the answers to check.
void add_wishes_to_check(TemplateData& section, const EventNow& at, const BookingForm& form);
// {{#ROW}}: one answer; `noun` is what the link to change it says.
TemplateData& add_answer(TemplateData& section, std::string field, std::string key,
                         std::string noun, const std::string& value);

// "There is 1 place left", "There are 2 places left".
std::string places_left(int places);

}  // namespace convene::web
