#pragma once

#include <vector>

#include "domain/call.hpp"
#include "web/office/request.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// {{>CALLS}}: whom to call, why, what to say and until when; buttons to note what came of it, for
// those who may. Empty where nobody is to be called.
void fill_calls(TemplateData& body, const OfficeRequest& request,
                const std::vector<domain::Call>& calls);

}  // namespace convene::web
