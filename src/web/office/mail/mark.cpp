#include "web/office/mail/mark.hpp"

#include "services/mail/service.hpp"

namespace convene::web {

boost::asio::awaitable<Unreached> unreached_people(const OfficeRequest& request) {
  co_return co_await request.context.mails.unreached(request.context.clock.now());
}

void fill_mark(TemplateData& row, const Unreached& unreached, domain::DelegateId delegate) {
  if (unreached.contains(delegate)) row.include("MARK", "office/mail/mark.html");
}

}  // namespace convene::web
