#include "web/manage/holder/request.hpp"

#include "web/page/csrf_guard.hpp"
#include "web/page/errors.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;

awaitable<http::Response> admit(const PublicContext& context, HolderHandler handler,
                                const http::Request& raw) {
  auto access = co_await find_access(context, raw);
  if (!access) co_return open_your_link_page(context);
  HolderRequest request{.context = context, .raw = raw, .access = *std::move(access)};
  if (raw.method == http::Method::post) {
    auto form = raw.form();
    if (!form) co_return error_page(context.pages, http::Status::bad_request, {});
    request.refusal = context.csrf_guard.check(raw, *form, request.access.token);
    request.form = *std::move(form);
  }
  co_return co_await handler(request);
}

}  // namespace

http::Handler for_holders(const PublicContext& context, HolderHandler handler) {
  return [&context, handler](const http::Request& raw) { return admit(context, handler, raw); };
}

}  // namespace convene::web
