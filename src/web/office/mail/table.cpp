#include "web/office/mail/table.hpp"

#include "base/london_time.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/text.hpp"

namespace convene::web {
namespace {

// Where it went, if that is what is wrong with it.
std::string address_to_correct(const domain::ListedMail& mail, domain::DelegateId delegate) {
  const bool is_lost =
      mail.state == domain::MailState::failed || mail.state == domain::MailState::bounced;
  if (!is_lost || domain::goes_to_a_former_address(mail.kind, mail.to)) return {};
  return mail.to.person ? correct_address_address(delegate)
                        : correct_contact_address_address(delegate);
}

void fill_acts(TemplateData& row, const domain::ListedMail& mail, domain::DelegateId delegate) {
  const auto what = mail_text(mail.kind) + " of " + london::date_and_time(mail.written_at);
  // One that may still arrive is not sent twice.
  if (!domain::is_to_be_sent(mail.state)) {
    row.add("SEND_AGAIN")
        .set("ADDRESS", send_mail_again_address(delegate, mail.id))
        .set("WHAT", what);
  }
  if (const auto address = address_to_correct(mail, delegate); !address.empty()) {
    row.add("CORRECT").set("ADDRESS", address).set("WHAT", what);
  }
}

}  // namespace

void fill_mail_table(TemplateData& body, const OfficeRequest& request, domain::DelegateId delegate,
                     const std::vector<domain::ListedMail>& mails) {
  TemplateData& table = body.include("MAILS", "office/mail/table.html");
  table.show_if(mails.empty(), "NOTHING");
  for (const auto& mail : mails) {
    TemplateData& row = table.add("MAIL");
    row.set("WRITTEN_AT", london::date_and_time(mail.written_at))
        .set("KIND", mail_text(mail.kind))
        .set("NAME", mail.to.name)
        .set("EMAIL", mail.to.email)
        .set("STATE", mail_state_text(mail));
    row.set_or_hide("REPLY", mail.reply).show_if(!mail.to.person, "WHOLE_BOOKING");
    if (request.may(domain::Permission::change_delegates)) fill_acts(row, mail, delegate);
  }
}

}  // namespace convene::web
