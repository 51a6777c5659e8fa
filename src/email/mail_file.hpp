#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace convene::email {

// A file that holds a mail, or a folder of such, open as long as this lives. The links in a mail
// are secret: a file made here is for its owner alone. What fails throws std::system_error.
class MailFile {
 public:
  // `flags`: those of open(2).
  MailFile(const std::filesystem::path& path, int flags);
  ~MailFile();
  MailFile(const MailFile&) = delete;
  MailFile& operator=(const MailFile&) = delete;

  bool is_regular() const;
  // What comes next, `bytes_max` at most.
  std::string read(std::size_t bytes_max) const;
  void write(std::string_view text) const;
  // Returns once it is on the disk; of a folder: its names.
  void sync() const;

 private:
  const int descriptor_;
};

// The next bytes that can be read from the descriptor, `bytes_max` at most; none at its end.
std::string read_some(int descriptor, std::size_t bytes_max);

}  // namespace convene::email
