#include "email/senders/folder.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <string>
#include <utility>

#include <fcntl.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "email/mail_file.hpp"

namespace convene::email {
namespace {

bool is_all(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == text.npos;
}

// "20270114T100000Z"
std::optional<UtcTime> time_from(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  if (!is_all(text.substr(0, 8), digits) || !is_all(text.substr(9, 6), digits)) return std::nullopt;
  const auto number = [text](std::size_t at, std::size_t length) {
    return whole_number<int>(text.substr(at, length)).value();
  };
  const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                        std::chrono::month{static_cast<unsigned>(number(4, 2))},
                                        std::chrono::day{static_cast<unsigned>(number(6, 2))}};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days{day} + std::chrono::hours{number(9, 2)} +
         std::chrono::minutes{number(11, 2)} + std::chrono::seconds{number(13, 2)};
}

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

std::optional<UtcTime> time_of_mail_file(std::string_view name) {
  constexpr std::string_view unfinished = ".part";
  if (name.starts_with('.') && name.ends_with(unfinished)) {
    name = name.substr(1, name.size() - 1 - unfinished.size());
  }
  constexpr std::string_view end = ".eml";
  const auto first = name.find('-');
  const auto second = first == name.npos ? name.npos : name.find('-', first + 1);
  if (second == name.npos || !name.ends_with(end)) return std::nullopt;
  name.remove_suffix(end.size());
  if (!is_all(name.substr(first + 1, second - first - 1), "0123456789") ||
      !is_all(name.substr(second + 1), "abcdefghijklmnopqrstuvwxyz_")) {
    return std::nullopt;
  }
  return time_from(name.substr(0, first));
}

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
  const auto name = mail_file_name(message);
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
