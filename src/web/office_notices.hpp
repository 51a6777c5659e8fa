#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace convene::web {

// What the next page tells somebody about what they have just done.
struct Notice {
  std::string text;
  std::string link = {};    // to be passed on; shown this once
  std::string secret = {};  // of an access token; shown this once
};

// Holds notices between an act and the page that its answer redirects to: they go through no
// address, so that nobody can make a page say something by a link, and a one-time link stays out of
// the browser's history. Any thread may use it.
class OfficeNotices {
 public:
  static constexpr std::size_t notices_max = 1000;

  // `sign_in`: the token of whom it is for.
  void put(std::string_view sign_in, Notice notice);
  std::optional<Notice> take(std::string_view sign_in);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, Notice> notices_;  // under mutex_
};

}  // namespace convene::web
