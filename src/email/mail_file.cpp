#include "email/mail_file.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace convene::email {
namespace {

constexpr mode_t file_mode = S_IRUSR | S_IWUSR;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

MailFile::MailFile(const std::filesystem::path& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, file_mode)) {
  if (descriptor_ < 0) fail("cannot open a mail file");
}

MailFile::~MailFile() { ::close(descriptor_); }

bool MailFile::is_regular() const {
  struct stat status{};
  return ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
}

std::string MailFile::read(std::size_t bytes_max) const {
  std::string text;
  while (text.size() < bytes_max) {
    const auto more = read_some(descriptor_, bytes_max - text.size());
    if (more.empty()) break;
    text += more;
  }
  return text;
}

void MailFile::write(std::string_view text) const {
  while (!text.empty()) {
    const auto count = ::write(descriptor_, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write a mail file");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

void MailFile::sync() const {
  if (::fsync(descriptor_) != 0) fail("cannot sync a mail file");
}

std::string read_some(int descriptor, std::size_t bytes_max) {
  constexpr std::size_t bytes_at_once = 64UL * 1024;
  std::string bytes(std::min(bytes_max, bytes_at_once), '\0');
  ssize_t count = -1;
  do {
    count = ::read(descriptor, bytes.data(), bytes.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) fail("cannot read a mail");
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

}  // namespace convene::email
