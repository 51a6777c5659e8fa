#include "base/london_time.hpp"
#include "email/outbox/pace.hpp"
#include "services/mail/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/pages.hpp"
#include "web/office/mail/status.hpp"
#include "web/office/mail/test.hpp"
#include "web/office/mail/text.hpp"

namespace convene::web {
namespace {

void fill_table(TemplateData& body, const OfficeRequest& request,
                const std::vector<domain::UndeliveredMail>& mails) {
  body.show_if(mails.empty(), "NOTHING");
  if (mails.empty()) return;
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
      row.add("CORRECT").set("ADDRESS", mail.to.person ? correct_address_address(delegate)
                                                       : correct_contact_address_address(delegate));
    }
  }
}

}  // namespace

boost::asio::awaitable<http::Response> show_undelivered_mails(const OfficeRequest& request) {
  const auto& context = request.context;
  const auto now = context.clock.now();
  const auto mails = co_await context.mails.undelivered(now, undelivered_mails_max);
  const auto left = co_await context.mails.left();
  TemplateData body;
  fill_mail_status(body, request, 0);
  body.set("QUEUE", queue_text(left, context.pace.time_for(left, now), now));
  fill_table(body, request, mails);
  fill_test_mail(body, request);
  co_return office_page(request, {.title = "Emails", .back_address = rooms_address()},
                        "office/mail/undelivered.html", std::move(body));
}

}  // namespace convene::web
