#include "web/office/calls/list.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/cache.hpp"
#include "web/office/addresses.hpp"
#include "web/office/calls/text.hpp"

namespace convene::web {
namespace {

// Each is read again by domain::call_subject_from().
std::string subjects_of(const domain::Call& call) {
  std::vector<std::string> subjects;
  subjects.reserve(call.reasons.size());
  for (const auto& reason : call.reasons) subjects.push_back(domain::text_of(reason.subject));
  return join(subjects, " ");
}

void add_call(TemplateData& list, const OfficeRequest& request, const domain::Call& call) {
  const auto events = request.context.events.current();
  TemplateData& row = list.add("CALL");
  row.set("ADDRESS", delegate_address(call.delegate))
      .set("NAME", call.contact.name)
      .set("REFERENCE", call.reference);
  if (call.contact.phone.empty()) {
    row.add("NO_PHONE").set("EMAIL", call.contact.email);
  } else {
    row.add("PHONE").set("NUMBER", call.contact.phone).set("LINK", phone_link(call.contact.phone));
  }
  if (call.tried_at) row.add("TRIED").set("AT", london::date_and_time(*call.tried_at));
  for (const auto& reason : call.reasons) {
    const auto event = events->by_id(reason.event);
    if (!event) continue;
    const auto text = call_text(reason, *event);
    row.add("REASON")
        .set("WHY", text.why)
        .set("SAY", text.say)
        .set("UNTIL", text.until)
        .set_or_hide("REPLY", reason.reply);
  }
  if (!request.may(domain::Permission::change_delegates)) return;
  row.add("NOTE")
      .set("ADDRESS", calls_address(call.delegate))
      .set("ABOUT", subjects_of(call))
      .set("NAME", call.contact.name);
}

}  // namespace

void fill_calls(TemplateData& body, const OfficeRequest& request,
                const std::vector<domain::Call>& calls) {
  if (calls.empty()) return;
  TemplateData& list = body.include("CALLS", "office/calls/list.html");
  list.set("COUNT", counted(static_cast<std::int64_t>(calls.size()), "person", "people"));
  for (const auto& call : calls) add_call(list, request, call);
}

}  // namespace convene::web
