#include "web/office/mail/status.hpp"

#include "base/london_time.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "web/office/addresses.hpp"

namespace convene::web {
namespace {

using State = email::RelayMonitor::State;

// Empty where mails leave.
std::string relay_text(const email::RelayMonitor::Finding& finding) {
  switch (finding.state) {
    case State::none:
      return "No email leaves this server. No mail relay is set, and what it writes is put into a "
             "folder of the server.";
    case State::working:
      return {};
    case State::unreachable:
      return "No email leaves since " + london::date_and_time(finding.since) +
             ": the mail relay cannot be reached. What is to be sent waits, and goes when it is "
             "back.";
    case State::not_let_in:
      return "No email leaves since " + london::date_and_time(finding.since) +
             ": the mail relay refuses the server’s name or password. Ask whoever runs the server "
             "to change the password.";
  }
  return {};
}

}  // namespace

void fill_mail_status(TemplateData& body, const OfficeRequest& request, std::size_t undelivered) {
  const auto finding = request.context.relay.last();
  TemplateData& status = body.include("MAIL_STATUS", "office/mail/status.html");
  if (const auto text = relay_text(finding); !text.empty()) {
    TemplateData& relay = status.add("RELAY");
    relay.set("TEXT", text).set_or_hide("REPLY", finding.reply);
  }
  if (undelivered == 0) return;
  auto count = counted(static_cast<std::int64_t>(undelivered), "email", "emails");
  if (undelivered >= undelivered_mails_max) count += " or more";
  status.add("UNDELIVERED").set("COUNT", count).set("ADDRESS", undelivered_mails_address());
}

}  // namespace convene::web
