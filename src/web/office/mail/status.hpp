#pragma once

#include <cstddef>

#include "web/office/request.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// So many that did not arrive are read; more are "so many or more".
constexpr int undelivered_mails_max = 200;

// {{>MAIL_STATUS}}: whether mails leave at all, and how many did not arrive. Empty where all is
// well.
void fill_mail_status(TemplateData& body, const OfficeRequest& request, std::size_t undelivered);

}  // namespace convene::web
