#pragma once

#include "web/office/request.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// {{>TEST_MAIL}}: the form that sends a test mail to oneself, and what became of the last one; for
// those who may.
void fill_test_mail(TemplateData& body, const OfficeRequest& request);

}  // namespace convene::web
