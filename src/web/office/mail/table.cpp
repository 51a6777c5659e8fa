#include "web/office/mail/table.hpp"

#include "base/london_time.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/text.hpp"

namespace convene::web {
namespace {

// One that may still arrive is not sent twice; one that was not true any more is not sent at all.
bool can_be_sent_again(const domain::ListedMail& mail) {
  return !domain::is_to_be_sent(mail.state) && mail.state != domain::MailState::dropped;
}

}  // namespace

void fill_mail_table(TemplateData& body, const OfficeRequest& request, domain::DelegateId delegate,
                     const std::vector<domain::ListedMail>& mails) {
  TemplateData& table = body.include("MAILS", "office/mail/table.html");
  table.show_if(mails.empty(), "NOTHING");
  for (const auto& mail : mails) {
    const auto kind = mail_text(mail.kind);
    TemplateData& row = table.add("MAIL");
    row.set("WRITTEN_AT", london::date_and_time(mail.written_at))
        .set("KIND", kind)
        .set("NAME", mail.to.name)
        .set("EMAIL", mail.to.email)
        .set("STATE", mail_state_text(mail));
    row.set_or_hide("REPLY", mail.reply);
    if (can_be_sent_again(mail) && request.may(domain::Permission::change_delegates)) {
      row.add("SEND_AGAIN")
          .set("ADDRESS", send_mail_again_address(delegate, mail.id))
          .set("WHAT", kind + " of " + london::date_and_time(mail.written_at));
    }
  }
}

}  // namespace convene::web
