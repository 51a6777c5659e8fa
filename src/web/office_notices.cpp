#include "web/office_notices.hpp"

namespace convene::web {

void OfficeNotices::put(std::string_view sign_in, Notice notice) {
  const std::lock_guard lock(mutex_);
  // Nobody came for so many: they are of people who went away.
  if (notices_.size() >= notices_max) notices_.clear();
  notices_.insert_or_assign(std::string{sign_in}, std::move(notice));
}

std::optional<Notice> OfficeNotices::take(std::string_view sign_in) {
  const std::lock_guard lock(mutex_);
  auto found = notices_.extract(std::string{sign_in});
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

}  // namespace convene::web
