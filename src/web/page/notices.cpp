#include "web/page/notices.hpp"

namespace convene::web {

void Notices::put(std::string_view reader, Notice notice) {
  const std::lock_guard lock(mutex_);
  // Nobody came for so many: they are of people who went away.
  if (notices_.size() >= notices_max) notices_.clear();
  notices_.insert_or_assign(std::string{reader}, std::move(notice));
}

std::optional<Notice> Notices::take(std::string_view reader) {
  const std::lock_guard lock(mutex_);
  auto found = notices_.extract(std::string{reader});
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

void show_notice(View& page, const std::optional<Notice>& notice) {
  if (!notice) return;
  page.include("NOTICE", "partials/notice.html")
      .set("TEXT", notice->text)
      .set_or_hide("LINK", notice->link)
      .set_or_hide("SECRET", notice->secret);
}

}  // namespace convene::web
