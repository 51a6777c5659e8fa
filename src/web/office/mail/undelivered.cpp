#include "base/london_time.hpp"
#include "services/mail/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/pages.hpp"
#include "web/office/mail/status.hpp"
#include "web/office/mail/text.hpp"

namespace convene::web {

boost::asio::awaitable<http::Response> show_undelivered_mails(const OfficeRequest& request) {
  const auto mails = co_await request.context.mails.undelivered(request.context.clock.now(),
                                                                undelivered_mails_max);
  TemplateData body;
  body.show_if(mails.empty(), "NOTHING");
  if (!mails.empty()) {
    TemplateData& table = body.add("TABLE");
    for (const auto& [mail, delegate, name, reference] : mails) {
      TemplateData& row = table.add("MAIL");
      row.set("WRITTEN_AT", london::date_and_time(mail.written_at))
          .set("KIND", mail_text(mail.kind))
          .set("ADDRESS", delegate_address(delegate))
          .set("DELEGATE_NAME", name)
          .set("EMAIL", mail.to.email)
          .set("STATE", mail_state_text(mail))
          .set_or_hide("REPLY", mail.reply);
      if (request.may(domain::Permission::change_delegates)) {
        row.add("CORRECT").set("ADDRESS", mail.to.person
                                              ? correct_address_address(delegate)
                                              : correct_contact_address_address(delegate));
      }
    }
  }
  co_return office_page(request,
                        {.title = "Emails that did not arrive", .back_address = rooms_address()},
                        "office/mail/undelivered.html", std::move(body));
}

}  // namespace convene::web
