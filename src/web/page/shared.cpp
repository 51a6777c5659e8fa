#include "web/page/shared.hpp"

#include "web/page/page.hpp"

namespace convene::web {

PageBasis basis_of(const PublicContext& context, UtcTime now) {
  return {.settings = context.pages.settings().current(),
          .minute = std::chrono::floor<std::chrono::minutes>(now)};
}

http::Response shared_page(std::shared_ptr<const http::SharedBody> body) {
  http::Response response;
  response.shared_body = std::move(body);
  response.with("Content-Type", "text/html; charset=utf-8");
  // Kept by browsers, and asked for again each time: the places change.
  response.with("Cache-Control", "no-cache");
  return response;
}

}  // namespace convene::web
