#pragma once

#include <vector>

#include "domain/listed_mail.hpp"
#include "web/office/request.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// {{>MAILS}}: what was written to `delegate`, and to who booked for them, with what became of it; a
// button to send it again, for those who may.
void fill_mail_table(TemplateData& body, const OfficeRequest& request, domain::DelegateId delegate,
                     const std::vector<domain::ListedMail>& mails);

}  // namespace convene::web
