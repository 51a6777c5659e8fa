#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace convene::email {

// More is not stored: no mail server's report is larger.
constexpr std::size_t delivered_bytes_max = 10UL * 1024 * 1024;

// A mailbox as a folder: mail servers and programs that fetch mail put a file for each message into
// new/, and who has seen it moves it to cur/. All that can fail throws std::system_error.
class Maildir {
 public:
  explicit Maildir(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& root() const { return root_; }

  // Makes what is missing of it, for the owner alone.
  void make() const;

  // The names of messages that nobody has seen, `most` at most, in no order.
  std::vector<std::string> unseen(std::size_t most) const;
  // The beginning of one of them, `bytes_max` at most. Throws where it cannot be read.
  std::string read(const std::string& name, std::size_t bytes_max) const;
  // One that has gone meanwhile is no failure.
  void mark_seen(const std::string& name) const;

  enum class Delivery { stored, empty, too_large };
  // Puts what can be read from the descriptor into new/. It is on the disk once this returns.
  // REQUIRES: the folder is there.
  Delivery deliver(int descriptor) const;

 private:
  const std::filesystem::path root_;
};

}  // namespace convene::email
