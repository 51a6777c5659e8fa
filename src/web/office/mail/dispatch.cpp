#include "services/mail/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/pages.hpp"

namespace convene::web {

boost::asio::awaitable<http::Response> send_mail_again(const OfficeRequest& request) {
  const auto delegate = request.id<domain::DelegateId>(0);
  const auto sent = co_await request.context.mails.send_again(request.account.id, delegate,
                                                              request.id<domain::MailId>(1));
  if (!sent) co_return office_problem_page(request, sent.error());
  co_return done(request, delegate_address(delegate),
                 {.text = "The email is written again and goes to the address that is known now"});
}

}  // namespace convene::web
