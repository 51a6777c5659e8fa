#include "web/page/flash_messages.hpp"

namespace convene::web {

void FlashMessages::put(std::string_view reader, FlashMessage message) {
  const std::lock_guard lock(mutex_);
  // Nobody came for so many: they are of people who went away.
  if (flash_messages_.size() >= flash_messages_max) flash_messages_.clear();
  flash_messages_.insert_or_assign(std::string{reader}, std::move(message));
}

std::optional<FlashMessage> FlashMessages::take(std::string_view reader) {
  const std::lock_guard lock(mutex_);
  auto found = flash_messages_.extract(std::string{reader});
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

void show_flash_message(TemplateData& page, const std::optional<FlashMessage>& message) {
  if (!message) return;
  page.include("NOTICE", "partials/notice.html")
      .set("TEXT", message->text)
      .set_or_hide("LINK", message->link)
      .set_or_hide("SECRET", message->secret);
}

}  // namespace convene::web
