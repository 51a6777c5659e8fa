#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// What the next page tells somebody about what they have just done.
struct FlashMessage {
  std::string text;
  std::string link = {};    // somebody passes it on; shown this once
  std::string secret = {};  // an access token's; shown this once
};

// Holds flash messages between an act and the page that its answer redirects to: they go through no
// address, so that nobody can make a page say something by a link, and a one-time link stays out of
// the browser's history. Any thread may use it.
class FlashMessages {
 public:
  static constexpr std::size_t flash_messages_max = 1000;

  // `reader`: the token of whom it is for, of a sign-in or of a manage link.
  void put(std::string_view reader, FlashMessage message);
  std::optional<FlashMessage> take(std::string_view reader);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, FlashMessage> flash_messages_;  // under mutex_
};

// {{>NOTICE}}; nothing where there is none.
void show_flash_message(TemplateData& page, const std::optional<FlashMessage>& message);

}  // namespace convene::web
