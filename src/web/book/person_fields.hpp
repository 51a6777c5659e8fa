#pragma once

#include "domain/catalogue.hpp"
#include "web/book/form.hpp"
#include "web/page/form_view.hpp"
#include "web/page/mail_words.hpp"
#include "web/page/rendering/template_data.hpp"

// What the booking form asks about each person.
namespace convene::web {

// Who books: {{>FULL_NAME}}, {{>EMAIL}}, {{>PHONE}}, {{>ROLE}}, {{>ORGANISATION}}, {{>JOB_TITLE}}
// and {{>SECTOR}}.
void add_booker(FormView& fields, const BookingForm& form, const domain::Catalogue& catalogue,
                const MailWords& words);

// Everybody else: {{#PERSON}} with {{NUMBER}}, {{BEFORE}} and fields of the same names.
void add_others(TemplateData& page, const BookingForm& form,
                const std::vector<domain::FieldError>& errors, const domain::Catalogue& catalogue,
                const MailWords& words);

}  // namespace convene::web
