#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "email/senders/sender.hpp"

namespace convene::email {

// What the file of a mail is called: "20270114T100000Z-000017-confirmed.eml".
std::string mail_file_name(const Message& message);

// Puts every mail into a directory as an .eml file, which any mail program opens. The names sort by
// time; a mail that is sent again replaces itself.
class FolderSender final : public Sender {
 public:
  // The directory is made where there is none.
  explicit FolderSender(std::filesystem::path directory);

  SendResult send(const Message& message) override;

 private:
  void write(const Message& message) const;

  const std::filesystem::path directory_;
};

// When a mail was written, by the name of its file, finished or not; nothing for a file that is
// none of ours.
std::optional<UtcTime> time_of_mail_file(std::string_view name);

}  // namespace convene::email
