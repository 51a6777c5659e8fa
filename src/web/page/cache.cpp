#include "web/page/cache.hpp"

#include <utility>

namespace convene::web {

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
