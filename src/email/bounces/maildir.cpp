#include "email/bounces/maildir.hpp"

#include <cerrno>
#include <chrono>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>

#include "base/random.hpp"
#include "email/mail_file.hpp"

namespace convene::email {
namespace {

namespace fs = std::filesystem;

// Goes with whoever does not keep it: half a mail is none.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const fs::path& path() const { return path_; }

 private:
  const fs::path path_;
};

// No two are the same, whoever makes them: the folder's one rule.
std::string unique_name() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return fmt::format("{}.{}.convene", std::chrono::duration_cast<std::chrono::seconds>(now).count(),
                     random_token());
}

// What stands behind the colon says who has seen it: "…:2,S".
std::string seen_name(const std::string& name) {
  const auto flags = name.rfind(":2,");
  if (flags == std::string::npos) return name + ":2,S";
  return name.find('S', flags) == std::string::npos ? name + "S" : name;
}

}  // namespace

void Maildir::make() const {
  for (const auto& folder : {root_, root_ / "tmp", root_ / "new", root_ / "cur"}) {
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
  }
}

std::vector<std::string> Maildir::unseen(std::size_t most) const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(root_ / "new")) {
    if (names.size() == most) break;
    auto name = entry.path().filename().string();
    if (!name.starts_with('.')) names.push_back(std::move(name));
  }
  return names;
}

std::string Maildir::read(const std::string& name, std::size_t bytes_max) const {
  // A pipe that somebody put there would have us wait for its other end, a link lead elsewhere.
  const MailFile file(root_ / "new" / name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  if (!file.is_regular()) {
    throw std::system_error(EINVAL, std::generic_category(), "it is no plain file");
  }
  return file.read(bytes_max);
}

void Maildir::mark_seen(const std::string& name) const {
  const auto message = root_ / "new" / name;
  std::error_code failure;
  fs::rename(message, root_ / "cur" / seen_name(name), failure);
  // Where cur/ is missing the system says of the message that it is not there.
  if (failure && fs::exists(fs::symlink_status(message))) {
    throw std::system_error(failure, "cannot move a message that was read");
  }
}

Maildir::Delivery Maildir::deliver(int descriptor) const {
  const auto name = unique_name();
  const Unfinished unfinished(root_ / "tmp" / name);
  std::size_t size = 0;
  {
    const MailFile file(unfinished.path(), O_WRONLY | O_CREAT | O_EXCL);
    for (auto bytes = read_some(descriptor, delivered_bytes_max); !bytes.empty();
         bytes = read_some(descriptor, delivered_bytes_max)) {
      size += bytes.size();
      if (size > delivered_bytes_max) return Delivery::too_large;
      file.write(bytes);
    }
    if (size == 0) return Delivery::empty;
    file.sync();
  }
  fs::rename(unfinished.path(), root_ / "new" / name);
  MailFile(root_ / "new", O_RDONLY | O_DIRECTORY).sync();
  return Delivery::stored;
}

}  // namespace convene::email
