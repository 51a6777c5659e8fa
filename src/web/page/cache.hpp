#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "domain/event.hpp"
#include "http/response.hpp"
#include "services/settings/cache.hpp"

namespace convene::web {

struct PublicContext;

// What a page that everybody reads was made from. As long as none of it has changed, neither has
// the page.
struct PageBasis {
  std::uint64_t events_version = 0;            // 0: it shows `event` alone
  std::shared_ptr<const domain::Event> event;  // null: it shows many
  std::shared_ptr<const services::OrganisationSettings> settings;
  std::chrono::sys_time<std::chrono::minutes> minute;  // booking opens and closes by the clock

  friend bool operator==(const PageBasis&, const PageBasis&) = default;
};

// What each of them is made from; what else one shows is its own to add.
PageBasis basis_of(const PublicContext& context, UtcTime now);

// Such a page as an answer. Browsers keep it, and ask again each time: the places change.
http::Response shared_page(std::shared_ptr<const http::SharedBody> body);

// Keeps the pages that everybody reads rendered and compressed, so that a reload costs neither a
// query nor a template.
class PageCache {
 public:
  static constexpr std::size_t pages_max = 200;

  // `is_off` where templates are being worked on.
  explicit PageCache(bool is_off = false) : is_off_(is_off) {}

  // The page at `path`; null if there is none that was made from this.
  std::shared_ptr<const http::SharedBody> find(const std::string& path, const PageBasis& basis);
  // The page as it is to be sent, which is kept as well.
  std::shared_ptr<const http::SharedBody> keep(const std::string& path, const PageBasis& basis,
                                               std::string page);

 private:
  struct Kept {
    PageBasis basis;
    std::shared_ptr<const http::SharedBody> body;
  };

  const bool is_off_;
  std::mutex mutex_;
  std::unordered_map<std::string, Kept> pages_;  // under mutex_
};

}  // namespace convene::web
