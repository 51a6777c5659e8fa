#include "email/senders/folder.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include <fcntl.h>

#include "base/london_time.hpp"
#include "email/mail_file.hpp"

namespace convene::email {
namespace {

// "20270114T100000Z-000017-confirmed.eml"
std::string file_name(const Message& message) {
  std::string name = rfc3339(message.written_at) + "-" + message.label + ".eml";
  const auto time_end =
      name.begin() + static_cast<std::ptrdiff_t>(rfc3339(message.written_at).size());
  name.erase(
      std::remove_if(name.begin(), time_end, [](char byte) { return byte == '-' || byte == ':'; }),
      time_end);
  return name;
}

}  // namespace

FolderSender::FolderSender(std::filesystem::path directory) : directory_(std::move(directory)) {
  std::filesystem::create_directories(directory_);
}

SendResult FolderSender::send(const Message& message) {
  try {
    write(message);
    return {SendResult::Fate::filed, {}};
  } catch (const std::exception& failure) {
    return {SendResult::Fate::deferred, failure.what()};
  }
}

void FolderSender::write(const Message& message) const {
  const auto name = file_name(message);
  const auto unfinished = directory_ / ("." + name + ".part");
  {
    const MailFile file(unfinished, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(mime(message));
    file.sync();
  }
  // Whoever sees the file sees all of it.
  std::filesystem::rename(unfinished, directory_ / name);
  MailFile(directory_, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace convene::email
