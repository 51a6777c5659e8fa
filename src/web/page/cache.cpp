#include "web/page/cache.hpp"

#include <utility>

#include "http/content_type.hpp"
#include "web/page/page.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

PageBasis basis_of(const PublicContext& context, UtcTime now) {
  return {.settings = context.pages.settings().current(),
          .minute = std::chrono::floor<std::chrono::minutes>(now)};
}

http::Response shared_page(std::shared_ptr<const http::SharedBody> body) {
  http::Response response;
  response.shared_body = std::move(body);
  response.with("Content-Type", http::html_type);
  response.with("Cache-Control", "no-cache");
  return response;
}

std::shared_ptr<const http::SharedBody> PageCache::find(const std::string& path,
                                                        const PageBasis& basis) {
  const std::lock_guard lock(mutex_);
  const auto kept = pages_.find(path);
  return kept != pages_.end() && kept->second.basis == basis ? kept->second.body : nullptr;
}

std::shared_ptr<const http::SharedBody> PageCache::keep(const std::string& path,
                                                        const PageBasis& basis, std::string page) {
  auto body =
      std::make_shared<const http::SharedBody>(http::make_shared_body(std::move(page), !is_off_));
  if (is_off_) return body;
  // Two threads may render the same page at once; both get the same text.
  const std::lock_guard lock(mutex_);
  if (pages_.size() >= pages_max) pages_.clear();
  pages_.insert_or_assign(path, Kept{basis, body});
  return body;
}

}  // namespace convene::web
