#include "email/senders/folder.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/london_time.hpp"

namespace convene::email {
namespace {

// The links in a mail are secret: for the owner of the data directory alone.
constexpr mode_t file_mode = S_IRUSR | S_IWUSR;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class File {
 public:
  File(const std::filesystem::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, file_mode)) {
    if (descriptor_ < 0) fail("cannot open a mail file");
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view text) const {
    while (!text.empty()) {
      const auto count = ::write(descriptor_, text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail("cannot write a mail file");
      text.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  void sync() const {
    if (::fsync(descriptor_) != 0) fail("cannot sync a mail file");
  }

 private:
  const int descriptor_;
};

}  // namespace

std::string mail_file_name(const Message& message) {
  std::string name = rfc3339(message.written_at) + "-" + message.label + ".eml";
  const auto time_end =
      name.begin() + static_cast<std::ptrdiff_t>(rfc3339(message.written_at).size());
  name.erase(
      std::remove_if(name.begin(), time_end, [](char byte) { return byte == '-' || byte == ':'; }),
      time_end);
  return name;
}

FolderSender::FolderSender(std::filesystem::path directory) : directory_(std::move(directory)) {
  std::filesystem::create_directories(directory_);
}

SendResult FolderSender::send(const Message& message) {
  try {
    write(message);
    return {SendResult::Fate::accepted, "written into the folder"};
  } catch (const std::exception& failure) {
    return {SendResult::Fate::deferred, failure.what()};
  }
}

void FolderSender::write(const Message& message) const {
  const auto name = mail_file_name(message);
  const auto unfinished = directory_ / ("." + name + ".part");
  {
    const File file(unfinished, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(mime(message));
    file.sync();
  }
  // Whoever sees the file sees all of it.
  std::filesystem::rename(unfinished, directory_ / name);
  File(directory_, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace convene::email
