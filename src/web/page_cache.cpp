#include "web/page_cache.hpp"

namespace convene::web {

std::shared_ptr<const http::SharedBody> PageCache::get(const std::string& path,
                                                       const PageBasis& basis,
                                                       const std::function<std::string()>& render) {
  if (is_off_) return std::make_shared<http::SharedBody>(http::make_shared_body(render(), false));
  {
    const std::lock_guard lock(mutex_);
    const auto kept = pages_.find(path);
    if (kept != pages_.end() && kept->second.basis == basis) return kept->second.body;
  }
  // Two threads may render the same page at once; both get the same text.
  auto body = std::make_shared<const http::SharedBody>(http::make_shared_body(render()));
  const std::lock_guard lock(mutex_);
  if (pages_.size() >= pages_max) pages_.clear();
  pages_.insert_or_assign(path, Kept{basis, body});
  return body;
}

}  // namespace convene::web
